import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import { t } from '#shared/language/translate.ts'
import type { ServiceFact } from '#shared/model/stack.ts'
import { Card } from '../../components/card.tsx'
import { statusTable } from '../../components/status-table.ts'
import { type GraphLayout, layoutGraph } from './graph-layout.ts'
import { viewService } from './service-facts.ts'

interface DependencyGraphProps {
  readonly services: readonly ServiceFact[]
  /** False greys what is shown: it is as last seen. */
  readonly live: boolean
  readonly selected: string | null
  readonly onSelect: (service: string) => void
}

const NODE_HEIGHT = 46
const LAYER_HEIGHT = 104
const GAP = 10
const WIDEST = 124
const NARROWEST = 84
const MARGIN = 16

interface Sheet {
  readonly width: number
  readonly nodeWidth: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** As wide as the room there is; a crowded layer makes it wider, never its nodes too narrow to read. */
const sheetOf = ({ widest }: GraphLayout, room: number): Sheet => {
  const width = Math.max(room, 2 * MARGIN + widest * (NARROWEST + GAP))
  const cell = (width - 2 * MARGIN) / Math.max(1, widest)
  return { width, nodeWidth: Math.max(NARROWEST, Math.min(WIDEST, cell - GAP)) }
}

/** The middle of the upper edge of what stands at a place. */
const pointAt = ({ at, layer }: { readonly at: number; readonly layer: number }, { width }: Sheet): Point => ({
  x: MARGIN + at * (width - 2 * MARGIN),
  y: MARGIN + layer * LAYER_HEIGHT,
})

/** How the services wait for each other, by health. The same is said in words in each service's row below. */
export function DependencyGraph({ services, live, selected, onSelect }: DependencyGraphProps) {
  const { ref, width: room } = useElementSize()
  const layout = useMemo(() => layoutGraph(services), [services])
  const sheet = sheetOf(layout, room)
  const points = new Map(layout.nodes.map((node) => [node.service, pointAt(node, sheet)]))
  const height = 2 * MARGIN + (layout.layers - 1) * LAYER_HEIGHT + NODE_HEIGHT
  return (
    <Card title={t('Depends on')} className="sw-graph-card">
      <div ref={ref} className="sw-graph sw-canvas" data-live={live}>
        {room > 0 ? (
          <div style={{ position: 'relative', width: sheet.width, height }}>
            <Edges layout={layout} points={points} sheet={sheet} height={height} />
            {services.map((service) => (
              <Node
                key={service.service}
                service={service}
                point={points.get(service.service)}
                width={sheet.nodeWidth}
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
  readonly point: Point | undefined
  readonly width: number
  readonly selected: boolean
  readonly onSelect: (service: string) => void
}

function Node({ service, point, width, selected, onSelect }: NodeProps) {
  const view = viewService(service)
  const fact = view.trouble === 2 ? view.says : (view.answers ?? view.says)
  const { icon: Icon, tone } = statusTable[fact.status]
  const waitsFor = service.dependsOn.map((dependency) => dependency.service).join(', ')
  const handleSelect = (): void => onSelect(service.service)
  if (!point) return null
  return (
    <button
      type="button"
      className="sw-graph-node"
      data-tone={view.trouble > 0 ? tone : undefined}
      data-selected={selected}
      style={{ left: point.x - width / 2, top: point.y, width, height: NODE_HEIGHT }}
      onClick={handleSelect}
      title={service.service}
    >
      <span className="sw-strong sw-ellipsis">{service.service}</span>
      <span className="sw-fact sw-tiny" data-tone={tone}>
        <Icon size={12} stroke={2} aria-hidden />
        <span className="sw-ellipsis">{fact.text}</span>
      </span>
      {waitsFor ? <span className="sw-hidden">{t('waits for {{waitsFor}}', { waitsFor })}</span> : null}
    </button>
  )
}

interface EdgesProps {
  readonly layout: GraphLayout
  readonly points: ReadonlyMap<string, Point>
  readonly sheet: Sheet
  readonly height: number
}

function Edges({ layout, points, sheet, height }: EdgesProps) {
  return (
    <svg width={sheet.width} height={height} className="sw-graph-edges" aria-hidden="true">
      <defs>
        <marker id="sw-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M1 1l6 3-6 3" fill="none" stroke="var(--sw-line-control)" strokeWidth="1.5" />
        </marker>
      </defs>
      {layout.edges.map(({ from, to, condition, via }) => {
        const start = points.get(from)
        const end = points.get(to)
        if (!start || !end) return null
        const line = pathThrough(
          start,
          via.map((place) => pointAt(place, sheet)),
          end,
        )
        return <path key={`${from} ${to}`} d={line} data-condition={condition} markerEnd="url(#sw-arrow)" />
      })}
    </svg>
  )
}

/** From the foot of one node to the head of another, straight down through the gaps in the layers between. */
function pathThrough(start: Point, gaps: readonly Point[], end: Point): string {
  let from: Point = { x: start.x, y: start.y + NODE_HEIGHT }
  let path = `M${from.x} ${from.y}`
  const bendTo = ({ x, y }: Point): void => {
    const bend = (y - from.y) / 2
    path += `C${from.x} ${from.y + bend} ${x} ${y - bend} ${x} ${y}`
  }
  for (const gap of gaps) {
    bendTo(gap)
    from = { x: gap.x, y: gap.y + NODE_HEIGHT }
    path += `V${from.y}`
  }
  bendTo({ x: end.x, y: end.y - 3 })
  return path
}

const conditions = [
  { condition: 'service_healthy', label: 'waits for healthy' },
  { condition: 'service_started', label: 'only started' },
  { condition: 'service_completed_successfully', label: 'waits for its end' },
] as const

function Legend({ layout }: { readonly layout: GraphLayout }) {
  const used = new Set(layout.edges.map(({ condition }) => condition))
  if (used.size === 0) return <p className="sw-graph-legend sw-tiny sw-second">{t('No service waits for another.')}</p>
  return (
    <ul className="sw-graph-legend sw-tiny sw-second">
      {conditions.map(({ condition, label }) =>
        used.has(condition) ? (
          <li key={condition} className="sw-row">
            <svg width="24" height="4" className="sw-graph-edges" aria-hidden="true">
              <path d="M0 2h24" data-condition={condition} />
            </svg>
            {t(label)}
          </li>
        ) : null,
      )}
    </ul>
  )
}
