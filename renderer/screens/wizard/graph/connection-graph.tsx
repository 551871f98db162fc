import {
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  type OnEdgesChange,
  type OnNodesChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import { t, translated } from '#shared/language/translate.ts'
import '@xyflow/react/dist/base.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { count } from '../../../format/count.ts'
import type { WizardWork } from '../use-findings.ts'
import { change, placeParts } from '../wizard-session.ts'
import { ConnectionEdge, type ConnectionEdgeOf, disconnecting } from './connection-edge.tsx'
import { outcomeOfLine } from './drawn-line.ts'
import './connection-graph.css'
import { GraphTools } from './graph-tools.tsx'
import { givesHandle, lineEnd, needHandle } from './handle-id.ts'
import { type LineEnd, linesFit } from './line-offers.ts'
import { type DrawnLine, OffersMenu } from './offers-menu.tsx'
import { type PartGraph, partGraph, spotsOf } from './part-graph.ts'
import type { Spot } from './part-layout.ts'
import { PartNode, type PartNodeOf } from './part-node.tsx'
import type { Selection } from './selection.ts'

interface ConnectionGraphProps {
  readonly work: WizardWork
  readonly selected: Selection
  readonly onSelect: (next: (before: Selection) => Selection) => void
}

const nodeTypes = { part: PartNode }
const edgeTypes = { connection: ConnectionEdge }
const fit = { padding: 0.08, maxZoom: 1 }
/** From this many parts on a small picture of the whole helps. */
const manyParts = 9
const miniature = { width: 144, height: 96 }

const ariaLabels = () =>
  ({
    'node.a11yDescription.default': t('Press Enter to see what it needs and gives.'),
    'node.a11yDescription.keyboardDisabled': t('Press Enter to see what it needs and gives, arrow keys to move it.'),
    'edge.a11yDescription.default': t('Press Enter to see how it is told, Delete to take the line away.'),
    'minimap.ariaLabel': t('The whole drawing, small'),
  }) as const

/** The parts as boxes and their connections as lines; a new line is drawn from one to another. */
export function ConnectionGraph(props: ConnectionGraphProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  )
}

function Drawing({ work, selected, onSelect }: ConnectionGraphProps) {
  const { stack, session } = work
  const { layout } = session.answers
  const [dragged, setDragged] = useState<Readonly<Record<string, Spot>>>({})
  const [says, setSays] = useState<string | null>(null)
  const [drawn, setDrawn] = useState<DrawnLine | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [kept, setKept] = useState<Readonly<Record<string, Spot>>>({})
  const graph = useMemo(() => partGraph(stack, { ...kept, ...layout, ...dragged }), [stack, kept, layout, dragged])
  const nodes = useMemo(() => nodesOf(graph, { stack, selected }), [graph, stack, selected])
  const edges = useMemo(() => edgesOf(graph, selected), [graph, selected])
  useFitting(graph)
  // Synchronises what stays where it is with the boxes that are there: a line that is drawn moves none of them.
  useEffect(() => {
    setKept((before) => (graph.boxes.every(({ name }) => Object.hasOwn(before, name)) ? before : spotsOf(graph)))
  }, [graph])

  const handleNodes: OnNodesChange<PartNodeOf> = (changes) => {
    const { moving, put } = movesIn(changes)
    setDragged((before) => ({ ...without(before, Object.keys(put)), ...moving }))
    if (Object.keys(put).length > 0) placeParts({ ...layout, ...put })
    for (const one of changes) {
      if (one.type === 'select') onSelect(selecting({ kind: 'part', name: one.id }, one.selected))
    }
  }
  const handleEdges: OnEdgesChange<ConnectionEdgeOf> = (changes) => {
    for (const one of changes) {
      if (one.type === 'select') onSelect(selecting({ kind: 'line', key: one.id }, one.selected))
    }
  }
  const handleLine = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    const at = 'changedTouches' in event ? event.changedTouches[0] : event
    if (!at || !state.fromHandle) return
    const from = lineEnd(state.fromHandle.nodeId, state.fromHandle.id)
    const outcome = outcomeOfLine(work, from, endOf(state, at))
    setSays(outcome.kind === 'ask' ? null : outcome.says)
    if (outcome.kind === 'made') change(...outcome.changes)
    if (outcome.kind === 'ask') setDrawn({ ...outcome.drawn, ...inside(frame.current, at) })
  }

  return (
    <section className="sw-card sw-graph" aria-label={t('Drawing of the parts')}>
      <GraphTools
        says={`${count(graph.boxes.length, 'part')}, ${count(graph.lines.length, 'connection')}`}
        onTidy={() => {
          placeParts({})
          setKept({})
        }}
      />
      <div className="sw-graph-frame" ref={frame}>
        <ReactFlow<PartNodeOf, ConnectionEdgeOf>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={handleNodes}
          onEdgesChange={handleEdges}
          onEdgesDelete={(gone) => change(...gone.flatMap(({ data }) => (data ? [disconnecting(data.line)] : [])))}
          onConnectEnd={handleLine}
          isValidConnection={({ source, sourceHandle, target, targetHandle }) =>
            linesFit(stack, lineEnd(source, sourceHandle), lineEnd(target, targetHandle))
          }
          deleteKeyCode={['Delete', 'Backspace']}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          connectOnClick={false}
          connectionRadius={24}
          minZoom={0.1}
          maxZoom={1.6}
          fitView
          fitViewOptions={fit}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={ariaLabels()}
        >
          {graph.boxes.length >= manyParts ? (
            <MiniMap<PartNodeOf> pannable zoomable nodeBorderRadius={8} style={miniature} />
          ) : null}
        </ReactFlow>
        {drawn ? <OffersMenu drawn={drawn} onClose={() => setDrawn(null)} /> : null}
      </div>
      <p className="sw-graph-says sw-small sw-second" role="status">
        {says ?? t('Draw a line from what a part needs, at its right, to what gives it.')}
      </p>
    </section>
  )
}

/** Shows the whole drawing when there is another part in it, and when its place gets another size. */
function useFitting({ boxes }: PartGraph): void {
  const { fitView } = useReactFlow()
  const size = useStore(({ width, height }) => `${width} x ${height}`)
  const cause = `${size} ${boxes.map(({ name }) => name).join(' ')}`
  const shown = useRef(cause)
  // Synchronises what is in sight with the parts that are there and the room for them.
  useEffect(() => {
    if (shown.current === cause) return
    shown.current = cause
    void fitView(fit)
  }, [fitView, cause])
}

const nodesOf = (
  { boxes }: PartGraph,
  { stack, selected }: { readonly stack: WizardWork['stack']; readonly selected: Selection },
): PartNodeOf[] =>
  boxes.map((box) => ({
    id: box.name,
    type: 'part',
    position: box.at,
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    data: { box, stack },
    selected: selected?.kind === 'part' && selected.name === box.name,
    deletable: false,
    ariaLabel: `${box.name}, ${translated(box.resolved.component.title)}${missingWords(box.needs)}`,
  }))

const missingWords = (needs: PartGraph['boxes'][number]['needs']): string => {
  const missing = needs.filter(({ state }) => state === 'missing').map(({ need }) => translated(need.title))
  return missing.length === 0 ? '' : `; ${t('{{missing}} is missing', { missing: missing.join(', ') })}`
}

const edgesOf = ({ lines }: PartGraph, selected: Selection): ConnectionEdgeOf[] =>
  lines.map((line) => {
    const { consumer, need, provider, capability } = line.link.connection
    return {
      id: line.key,
      type: 'connection',
      source: consumer,
      sourceHandle: needHandle(need),
      target: provider,
      targetHandle: givesHandle(capability),
      data: { line },
      selected: selected?.kind === 'line' && selected.key === line.key,
      ariaLabel: t('{{need}} of {{consumer}} from {{provider}}', {
        need: translated(line.link.need.title),
        consumer,
        provider,
      }),
    }
  })

/** Boxes that are under way, and those that were put down. */
function movesIn(changes: readonly NodeChange<PartNodeOf>[]) {
  const moving: Record<string, Spot> = {}
  const put: Record<string, Spot> = {}
  for (const one of changes) {
    if (one.type === 'position' && one.position) (one.dragging === true ? moving : put)[one.id] = one.position
  }
  return { moving, put }
}

const without = (spots: Readonly<Record<string, Spot>>, names: readonly string[]): Readonly<Record<string, Spot>> =>
  Object.fromEntries(Object.entries(spots).filter(([name]) => !names.includes(name)))

const selecting =
  (one: NonNullable<Selection>, is: boolean) =>
  (before: Selection): Selection => {
    if (is) return one
    return JSON.stringify(before) === JSON.stringify(one) ? null : before
  }

/** The end of a line that was let go: a place that takes it, else the part under the pointer, else nothing. */
function endOf({ toHandle, isValid }: FinalConnectionState, at: { clientX: number; clientY: number }): LineEnd | null {
  if (toHandle && isValid) return lineEnd(toHandle.nodeId, toHandle.id)
  const under = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('.react-flow__node')
  const part = under?.dataset['id']
  return part === undefined ? null : { part, port: null }
}

const inside = (frame: HTMLElement | null, at: { clientX: number; clientY: number }): { x: number; y: number } => {
  const { left = 0, top = 0 } = frame?.getBoundingClientRect() ?? {}
  return { x: at.clientX - left, y: at.clientY - top }
}
