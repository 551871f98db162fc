import {
  type AliasEvent,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SEQUENCE,
  type Event,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml'

/** A value of a document, or what opens one. */
export type ValueEvent = ScalarEvent | SequenceEvent | MappingEvent | AliasEvent

/** Why a text cannot be read, and at which character, counted from 0. */
export interface Refusal {
  readonly rule: 'yaml' | 'too-large'
  readonly message: string
  readonly at: number
}

const maxDepth = 100
const maxValues = 100_000
const maxDocuments = 100

/**
 * What a parser makes of a YAML 1.2 text, a list for each of its documents, without the event that opens it and the one
 * that closes it. Or why it is not YAML, or more of it than any real compose file has. Never throws. The parser stops at
 * the first error, as that of Compose does, and looks at each character a bounded number of times.
 */
export const readEvents = (content: string): { readonly documents: ReadonlyArray<readonly Event[]> } | Refusal => {
  if (countMarkers(content) > 2 * maxDocuments) return tooManyDocuments
  try {
    const events = parseEvents(content, { maxDepth })
    const documents = splitDocuments(events)
    return excess(events, documents) ?? { documents }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return refusal(error)
  }
}

const excess = (events: readonly Event[], documents: readonly unknown[]): Refusal | null => {
  if (documents.length > maxDocuments) return tooManyDocuments
  if (events.length > maxValues) return tooLarge(`it has more than ${maxValues} values`)
  return null
}

const tooLarge = (why: string, at = 0): Refusal => ({
  rule: 'too-large',
  message: `This file is more than a compose file can be: ${why}.`,
  at,
})

const tooManyDocuments = tooLarge(`it has more than ${maxDocuments} documents`)

/** Lines that start or end a document (YAML 1.2.2, section 9.1.2); each costs the parser far more than its characters. */
const countMarkers = (content: string): number => content.match(/^(?:---|\.\.\.)(?=\s|$)/gm)?.length ?? 0

const refusal = ({ reason, mark }: YAMLException): Refusal => {
  const at = mark?.position ?? 0
  if (reason.startsWith('nesting exceeded')) return tooLarge(`it is nested deeper than ${maxDepth} levels`, at)
  return { rule: 'yaml', message: `This is not valid YAML: ${reason}.`, at }
}

const splitDocuments = (events: readonly Event[]): ReadonlyArray<readonly Event[]> => {
  const documents: Event[][] = []
  let open = 0
  for (const event of events) {
    if (event.type === EVENT_DOCUMENT) documents.push([])
    if (event.type === EVENT_POP) open -= 1
    if (open > 0) documents.at(-1)?.push(event)
    if (opens(event)) open += 1
  }
  return documents
}

const opens = ({ type }: Event): boolean => type === EVENT_DOCUMENT || type === EVENT_SEQUENCE || type === EVENT_MAPPING
