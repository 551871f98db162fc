import {
  EVENT_ALIAS,
  EVENT_POP,
  EVENT_SCALAR,
  type Event,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_FOLDED_BLOCK,
  SCALAR_STYLE_LITERAL_BLOCK,
  SCALAR_STYLE_SINGLE_QUOTED,
} from 'js-yaml'
import type { ValueEvent } from './read-events.ts'

/** How far the events of a document have been read. */
export interface EventCursor {
  readonly content: string
  readonly events: readonly Event[]
  /** Index of the event to come. */
  next: number
  /** Where the event before ended: an empty value has no place of its own. */
  seen: number
}

/** The value that comes, and where it stands; undefined where the collection around it ends. */
export const takeValue = (cursor: EventCursor): { readonly event: ValueEvent; readonly at: number } | undefined => {
  const event = cursor.events[cursor.next]
  if (!event || event.type === EVENT_POP || !('anchorStart' in event)) return undefined
  cursor.next += 1
  const at = startOf(event, cursor)
  cursor.seen = Math.max(at, endOf(event))
  return { event, at }
}

const startOf = (event: ValueEvent, { content, seen }: EventCursor): number => {
  if (event.type === EVENT_ALIAS) return event.anchorStart - 1
  if (event.type !== EVENT_SCALAR) return event.start
  switch (event.style) {
    case SCALAR_STYLE_SINGLE_QUOTED:
    case SCALAR_STYLE_DOUBLE_QUOTED:
      return event.valueStart - 1
    case SCALAR_STYLE_LITERAL_BLOCK:
      return content.indexOf('|', Math.max(seen, event.tagEnd, event.anchorEnd))
    case SCALAR_STYLE_FOLDED_BLOCK:
      return content.indexOf('>', Math.max(seen, event.tagEnd, event.anchorEnd))
    default:
      return event.valueStart >= 0 ? event.valueStart : Math.max(seen, event.tagEnd, event.anchorEnd)
  }
}

const endOf = (event: ValueEvent): number => {
  if (event.type === EVENT_ALIAS) return event.anchorEnd
  return event.type === EVENT_SCALAR ? event.valueEnd : event.start
}

/** Whether the collection that is being read ends here. */
export const atEnd = ({ events, next }: EventCursor): boolean => (events[next]?.type ?? EVENT_POP) === EVENT_POP
