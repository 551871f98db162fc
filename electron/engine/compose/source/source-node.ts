import type { SourcePosition } from '#shared/model/document.ts'

/**
 * A YAML value that remembers where it stands. Aliases and merge keys are resolved already; nodes are never changed,
 * so one may stand in several places.
 */
export type SourceNode = ScalarNode | ListNode | MapNode

/** `!reset` takes away what the files before gave, `!override` replaces it instead of merging (compose-spec, 13-merge.md). */
export type MergeTag = 'reset' | 'override'

interface Located {
  readonly position: SourcePosition
  readonly mergeTag?: MergeTag
}

export interface ScalarNode extends Located {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** The value as text, exact also for integers that a JavaScript number cannot hold. */
  readonly text: string
}

export interface ListNode extends Located {
  readonly kind: 'list'
  readonly items: readonly SourceNode[]
}

export interface MapNode extends Located {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, MapEntry>
}

export interface MapEntry {
  readonly keyPosition: SourcePosition
  readonly value: SourceNode
}

/** A scalar holding that text. */
export const textNode = (text: string, position: SourcePosition): ScalarNode => ({
  kind: 'scalar',
  value: text,
  text,
  position,
})

/** A null, as an empty value reads. */
export const nullNode = (position: SourcePosition): ScalarNode => ({ kind: 'scalar', value: null, text: '', position })

/** True for a null scalar: a key with nothing behind it. */
export const isNull = (node: SourceNode): boolean => node.kind === 'scalar' && node.value === null

/** The value of a map's key; undefined where it is not a map or has no such key. */
export const valueAt = (node: SourceNode | undefined, key: string): SourceNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.value : undefined

/** What kind of value it is, for a message to a person. */
export const describeKind = (node: SourceNode): string => {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a mapping' : 'a list'
  if (node.value === null) return 'empty'
  if (typeof node.value === 'string') return `the text ${JSON.stringify(shorten(node.value))}`
  return `the ${typeof node.value} ${node.text}`
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)
