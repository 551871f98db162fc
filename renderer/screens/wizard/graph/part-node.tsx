import { Handle, type Node, type NodeProps, Position, useConnection, useUpdateNodeInternals } from '@xyflow/react'
import { useEffect } from 'react'
import { t, translated } from '#shared/language/translate.ts'
import type { ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'
import { ComponentIcon } from '../component-icon.tsx'
import { givesHandle, lineEnd, needHandle } from './handle-id.ts'
import { type LineEnd, linesFit } from './line-offers.ts'
import type { PartBox } from './part-graph.ts'

export type PartNodeOf = Node<{ readonly box: PartBox; readonly stack: ResolvedStack }, 'part'>

/** A part: what it gives at the left, where lines end; what it needs at the right, where they start. */
export function PartNode({ id, data: { box, stack } }: NodeProps<PartNodeOf>) {
  const drawn = useDrawnFrom()
  const fits = (to: LineEnd): boolean | undefined => (drawn === null ? undefined : linesFit(stack, drawn, to))
  const { component, version } = box.resolved
  useHandlesOf(id, box)
  return (
    <div className="sw-node">
      <div className="sw-node-head">
        <ComponentIcon component={component} size={24} />
        <span className="sw-strong sw-ellipsis sw-grow">{box.name}</span>
        <span className="sw-tiny sw-second sw-num">{version.id}</span>
      </div>
      {box.gives.map((capability) => (
        <div key={capability} className="sw-node-row" data-fits={fits(lineEnd(id, givesHandle(capability)))}>
          <Handle type="target" position={Position.Left} id={givesHandle(capability)} />
          <span className="sw-ellipsis">{capability}</span>
        </div>
      ))}
      {box.needs.map(({ need, state }) => (
        <div
          key={need.id}
          className="sw-node-row sw-node-need"
          data-state={state}
          data-fits={fits(lineEnd(id, needHandle(need.id)))}
        >
          <span className="sw-ellipsis">
            {translated(need.title)}
            {state === 'missing' ? `, ${t('required')}` : ''}
          </span>
          <Handle type="source" position={Position.Right} id={needHandle(need.id)} />
        </div>
      ))}
    </div>
  )
}

/** Where the line starts that is being drawn; null while none is. */
function useDrawnFrom(): LineEnd | null {
  const part = useConnection(({ inProgress, fromNode }) => (inProgress ? fromNode.id : null))
  const handle = useConnection(({ inProgress, fromHandle }) => (inProgress ? (fromHandle.id ?? null) : null))
  return part === null ? null : lineEnd(part, handle)
}

/** Has the places of a box measured again when there are others: a choice can bring a need or take it away. */
function useHandlesOf(id: string, { gives, needs }: PartBox): void {
  const update = useUpdateNodeInternals()
  const places = [...gives, '', ...needs.map(({ need }) => need.id)].join(' ')
  // Synchronises the drawing's measures with the rows that are there.
  useEffect(() => {
    if (places !== '') update(id)
  }, [id, places, update])
}
