import { IconX } from '@tabler/icons-react'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { t } from '#shared/language/translate.ts'
import type { AnswerChange } from '#shared/wizard/answer-change.ts'
import { change } from '../wizard-session.ts'
import type { PartLine } from './part-graph.ts'

export type ConnectionEdgeOf = Edge<{ readonly line: PartLine }, 'connection'>

/** A line of the drawing; the selected one has a button that takes it away. */
export function ConnectionEdge({ data, selected, ...ends }: EdgeProps<ConnectionEdgeOf>) {
  const [path, x, y] = getBezierPath(ends)
  return (
    <>
      <BaseEdge path={path} interactionWidth={18} />
      {selected && data ? (
        <EdgeLabelRenderer>
          <button
            type="button"
            className="sw-edge-remove nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-label={t('Take away the line from {{source}} to {{target}}', {
              source: ends.source,
              target: ends.target,
            })}
            onClick={() => change(disconnecting(data.line))}
          >
            <IconX size={12} stroke={2} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      ) : null}
    </>
  )
}

/** Takes the connection of a line away. */
export const disconnecting = ({ link: { connection } }: PartLine): AnswerChange => {
  const { consumer, need, provider } = connection
  return { kind: 'disconnect', consumer, need, provider }
}
