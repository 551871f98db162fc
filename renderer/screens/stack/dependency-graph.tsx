import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ServiceFact } from '#shared/model/stack.ts'
import { Card } from '../../components/card.tsx'
import { statusTable } from '../../components/status-table.ts'
import { type GraphLayout, type GraphNode, layoutGraph } from './graph-layout.ts'
import { viewService } from './service-facts.ts'

interface DependencyGraphProps {
  readonly services: readonly ServiceFact[]
  readonly selected: string | null
  readonly onSelect: (service: string) => void
}

const NODE_HEIGHT = 46
const LAYER_HEIGHT = 104
const GAP = 10
const WIDEST = 124
const NARROWEST = 84
const MARGIN = 16

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Where a node stands on a sheet of this width; a crowded layer makes the sheet wider. */
const boxOf = (node: GraphNode, sheet: number): Box => {
  const cell = (sheet - 2 * MARGIN) / node.columns
  const width = Math.max(NARROWEST, Math.min(WIDEST, cell - GAP))
  return {
    x: MARGIN + cell * (node.column + 0.5) - width / 2,
    y: MARGIN + node.layer * LAYER_HEIGHT,
    width,
  }
}

const sheetWidth = ({ nodes }: GraphLayout, room: number): number =>
  Math.max(room, 2 * MARGIN + Math.max(0, ...nodes.map(({ columns }) => columns)) * (NARROWEST + GAP))

/** How the services wait for each other, by health. The same is said in words in each service's row below. */
export function DependencyGraph({ services, selected, onSelect }: DependencyGraphProps) {
  const { ref, width: room } = useElementSize()
  const layout = useMemo(() => layoutGraph(services), [services])
  const sheet = sheetWidth(layout, room)
  const boxes = new Map(layout.nodes.map((node) => [node.service, boxOf(node, sheet)]))
  const height = 2 * MARGIN + (layout.layers - 1) * LAYER_HEIGHT + NODE_HEIGHT
  return (
    <Card title="Depends on" className="sw-graph-card">
      <div ref={ref} className="sw-graph sw-canvas">
        {room > 0 ? (
          <div style={{ position: 'relative', width: sheet, height }}>
            <Edges layout={layout} boxes={boxes} sheet={sheet} height={height} />
            {services.map((service) => (
              <Node
                key={service.service}
                service={service}
                box={boxes.get(service.service)}
                selected={service.service === selected}
                onSelect={onSelect}
              />
            ))}
          </div>
        ) : null}
      </div>
      <Legend layout={layout} />
    </Card>
  )
}

interface NodeProps {
  readonly service: ServiceFact
  readonly box: Box | undefined
  readonly selected: boolean
  readonly onSelect: (service: string) => void
}

function Node({ service, box, selected, onSelect }: NodeProps) {
  const view = viewService(service)
  const fact = view.trouble === 2 ? view.says : (view.answers ?? view.says)
  const { icon: Icon, tone } = statusTable[fact.status]
  const waitsFor = service.dependsOn.map((dependency) => dependency.service).join(', ')
  const handleSelect = (): void => onSelect(service.service)
  if (!box) return null
  return (
    <button
      type="button"
      className="sw-graph-node"
      data-tone={view.trouble > 0 ? tone : undefined}
      data-selected={selected}
      style={{ left: box.x, top: box.y, width: box.width, height: NODE_HEIGHT }}
      onClick={handleSelect}
      title={service.service}
      aria-label={`${service.service}, ${fact.text}${waitsFor ? `, waits for ${waitsFor}` : ''}`}
    >
      <span className="sw-strong sw-ellipsis">{service.service}</span>
      <span className="sw-fact sw-tiny" data-tone={tone}>
        <Icon size={12} stroke={2} aria-hidden />
        <span className="sw-ellipsis">{fact.text}</span>
      </span>
    </button>
  )
}

interface EdgesProps {
  readonly layout: GraphLayout
  readonly boxes: ReadonlyMap<string, Box>
  readonly sheet: number
  readonly height: number
}

function Edges({ layout, boxes, sheet, height }: EdgesProps) {
  return (
    <svg width={sheet} height={height} className="sw-graph-edges" aria-hidden="true">
      <defs>
        <marker id="sw-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M1 1l6 3-6 3" fill="none" stroke="var(--sw-line-control)" strokeWidth="1.5" />
        </marker>
      </defs>
      {layout.edges.map(({ from, to, condition }) => {
        const start = boxes.get(from)
        const end = boxes.get(to)
        return start && end ? (
          <path key={`${from} ${to}`} d={curve(start, end)} data-condition={condition} markerEnd="url(#sw-arrow)" />
        ) : null
      })}
    </svg>
  )
}

/** From the foot of one node to the head of another; lines that pass a layer bend aside to stay off its nodes. */
function curve(start: Box, end: Box): string {
  const x1 = start.x + start.width / 2
  const y1 = start.y + NODE_HEIGHT
  const x2 = end.x + end.width / 2
  const y2 = end.y - 3
  const far = Math.abs(y2 - y1) > LAYER_HEIGHT
  const aside = far && Math.abs(x2 - x1) < WIDEST / 2 ? WIDEST * 0.72 : 0
  const bend = Math.max(24, (y2 - y1) / 2)
  return `M${x1} ${y1}C${x1 + aside} ${y1 + bend} ${x2 + aside} ${y2 - bend} ${x2} ${y2}`
}

const conditions = [
  { condition: 'service_healthy', label: 'waits for healthy' },
  { condition: 'service_started', label: 'only started' },
  { condition: 'service_completed_successfully', label: 'waits for its end' },
] as const

function Legend({ layout }: { readonly layout: GraphLayout }) {
  const used = new Set(layout.edges.map(({ condition }) => condition))
  if (used.size === 0) return <p className="sw-graph-legend sw-tiny sw-second">No service waits for another.</p>
  return (
    <ul className="sw-graph-legend sw-tiny sw-second">
      {conditions.map(({ condition, label }) =>
        used.has(condition) ? (
          <li key={condition} className="sw-row">
            <svg width="24" height="4" className="sw-graph-edges" aria-hidden="true">
              <path d="M0 2h24" data-condition={condition} />
            </svg>
            {label}
          </li>
        ) : null,
      )}
    </ul>
  )
}
