import {
  type AliasEvent,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
} from 'js-yaml'
import type { SourcePosition } from '#shared/model/document.ts'
import type { Problems } from '../problems.ts'
import { atEnd, type EventCursor, takeValue } from './event-cursor.ts'
import type { ValueEvent } from './read-events.ts'
import { resolvePlainScalar } from './resolve-scalar.ts'
import { isNull, type MapEntry, type MergeTag, nullNode, type ScalarNode, type SourceNode } from './source-node.ts'
import type { PlaceOf } from './source-places.ts'

/** What turning the events of a file into source nodes needs beside them. */
export interface TreeContext {
  readonly content: string
  readonly place: PlaceOf
  readonly problems: Pick<Problems, 'error'>
}

/** A tenth of a second of work; a thousand times a large real file. */
const maxExpandedValues = 100_000

/**
 * The events of a YAML document as a source tree: aliases and `<<` resolved, duplicate and strange keys reported. null
 * for an empty document, and for one whose aliases would make it larger than any real one (an alias bomb): that is
 * reported.
 */
export const buildSourceTree = (events: readonly Event[], context: TreeContext): SourceNode | null => {
  const building: Building = {
    ...context,
    events,
    next: 0,
    seen: 0,
    anchors: new Map(),
    sizes: new WeakMap(),
    copied: 0,
    refused: false,
  }
  const root = build(building)
  return building.refused || isNull(root) ? null : root
}

interface Building extends TreeContext, EventCursor {
  /** Nodes by anchor, in the order of the file; `open` while the anchored node itself is being built. */
  readonly anchors: Map<string, SourceNode | 'open'>
  /** Values a node holds once its aliases are written out. */
  readonly sizes: WeakMap<SourceNode, number>
  /** Entries that merge keys have copied so far. */
  copied: number
  refused: boolean
}

const build = (building: Building): SourceNode => {
  const taken = takeValue(building)
  if (!taken || building.refused) return nullNode(building.place(building.seen))
  const { event, at } = taken
  const position = building.place(at)
  if (event.type === EVENT_ALIAS) return followAlias(event, position, building)
  const anchor = building.content.slice(event.anchorStart, event.anchorEnd)
  if (anchor) building.anchors.set(anchor, 'open')
  const built = withMergeTag(buildValue(event, position, building), tagOf(event, building), building)
  // Without an anchor there is no alias, and what the parser gives is bounded already.
  if (building.anchors.size > 0) measure(built, building)
  if (anchor) building.anchors.set(anchor, built)
  return built
}

type Tagged = Exclude<ValueEvent, AliasEvent>

/** `!!str` and `!<tag:yaml.org,2002:str>` are one tag; others stay as written (YAML 1.2.2, section 6.8.2). */
const tagOf = ({ tagStart, tagEnd }: Tagged, { content }: Building): string => {
  const written = content.slice(tagStart, tagEnd)
  if (written.startsWith('!!')) return `${ownTags}${written.slice(2)}`
  return written.startsWith('!<') ? written.slice(2, -1) : written
}

const ownTags = 'tag:yaml.org,2002:'

const buildValue = (event: Tagged, position: SourcePosition, building: Building): SourceNode => {
  switch (event.type) {
    case EVENT_SEQUENCE:
      return { kind: 'list', position, items: buildItems(building) }
    case EVENT_MAPPING:
      return { kind: 'map', position, entries: buildEntries(building) }
    case EVENT_SCALAR:
      return buildScalar(event, position, building)
  }
}

const buildItems = (building: Building): readonly SourceNode[] => {
  const items: SourceNode[] = []
  while (!building.refused && !atEnd(building)) items.push(build(building))
  building.next += 1
  return items
}

const buildScalar = (event: ScalarEvent, position: SourcePosition, building: Building): ScalarNode => {
  const source = getScalarValue(building.content, event)
  const resolved =
    isPlain(event) && !isTextTag(tagOf(event, building)) ? resolvePlainScalar(source) : { value: source, text: source }
  return { kind: 'scalar', ...resolved, position }
}

const isPlain = (event: ScalarEvent): boolean => event.style === SCALAR_STYLE_PLAIN

const isTextTag = (tag: string): boolean => tag === `${ownTags}str` || tag === '!'

const withMergeTag = (node: SourceNode, tag: string, { problems }: Building): SourceNode => {
  if (tag === '' || tag === '!' || tag.startsWith(ownTags)) return node
  const mergeTag = mergeTags.get(tag)
  if (mergeTag) return { ...node, mergeTag }
  problems.error({
    rule: 'unknown-tag',
    message: `A compose file knows the tags !reset and !override only, not ${tag}.`,
    path: [],
    position: node.position,
  })
  return node
}

const mergeTags = new Map<string, MergeTag>([
  ['!reset', 'reset'],
  ['!override', 'override'],
])

const followAlias = (alias: AliasEvent, position: SourcePosition, building: Building): SourceNode => {
  const name = building.content.slice(alias.anchorStart, alias.anchorEnd)
  const target = building.anchors.get(name)
  if (target && target !== 'open') return target
  const message = target
    ? `*${name} is used inside of what &${name} names; it cannot hold itself.`
    : `There is no anchor &${name} before this place.`
  building.problems.error({ rule: 'alias', message, path: [], position })
  return nullNode(position)
}

const buildEntries = (building: Building): ReadonlyMap<string, MapEntry> => {
  const entries: Entries = { own: new Map(), merged: new Map(), mergeKey: undefined }
  while (!building.refused && !atEnd(building)) {
    const key = readKey(building)
    const value = build(building)
    // A key with nothing behind it has its place at the key.
    if (key) addEntry(entries, key, isNull(value) ? { ...value, position: key.keyPosition } : value, building)
  }
  building.next += 1
  // What a map says itself wins over what it merges in, wherever the `<<` stands.
  for (const [name, entry] of entries.merged) if (!entries.own.has(name)) entries.own.set(name, entry)
  return entries.own
}

interface Entries {
  readonly own: Map<string, MapEntry>
  readonly merged: Map<string, MapEntry>
  mergeKey: MapEntry | undefined
}

const addEntry = (entries: Entries, key: Key, value: SourceNode, building: Building): void => {
  const entry = { keyPosition: key.keyPosition, value }
  const first = key.isMerge ? entries.mergeKey : entries.own.get(key.name)
  if (first) reportDuplicate(key, first, building)
  else if (key.isMerge) {
    entries.mergeKey = entry
    addMerged(entries.merged, value, building)
  } else entries.own.set(key.name, entry)
}

interface Key {
  readonly name: string
  readonly keyPosition: SourcePosition
  readonly isMerge: boolean
}

const readKey = (building: Building): Key | null => {
  const event = building.events[building.next]
  const key = build(building)
  const keyPosition = key.position
  const refuse = (message: string) => {
    building.problems.error({ rule: 'bad-key', message, path: [], position: keyPosition })
    return null
  }
  if (key.kind !== 'scalar') return refuse('A key must be text, not a list or a mapping.')
  if (key.value === null) return refuse('A key is missing here.')
  const name = event?.type === EVENT_SCALAR ? getScalarValue(building.content, event) : key.text
  // Written into an object this name would change what the object is.
  if (name === '__proto__') return refuse('__proto__ cannot be used as a key.')
  return { name, keyPosition, isMerge: name === '<<' && event?.type === EVENT_SCALAR && isPlain(event) }
}

const reportDuplicate = (key: Key, first: MapEntry, { problems }: Building): void => {
  problems.error({
    rule: 'duplicate-key',
    message: `${key.name} is given twice; it stands at line ${first.keyPosition.line} already.`,
    path: [],
    position: key.keyPosition,
  })
}

const addMerged = (merged: Map<string, MapEntry>, value: SourceNode, building: Building): void => {
  const sources = value.kind === 'list' ? value.items : [value]
  for (const source of sources) {
    if (building.refused) return
    if (source.kind !== 'map') {
      const message = '<< takes a mapping, or a list of mappings, usually an alias such as *defaults.'
      building.problems.error({ rule: 'merge-key', message, path: [], position: source.position })
      continue
    }
    building.copied += source.entries.size
    if (building.copied > maxExpandedValues) refuseSize(source, building)
    if (building.refused) return
    for (const [name, entry] of source.entries) if (!merged.has(name)) merged.set(name, entry)
  }
}

const measure = (node: SourceNode, building: Building): void => {
  const size = 1 + children(node).reduce((sum, child) => sum + (building.sizes.get(child) ?? 1), 0)
  building.sizes.set(node, size)
  if (size > maxExpandedValues) refuseSize(node, building)
}

const refuseSize = (node: SourceNode, building: Building): void => {
  if (building.refused) return
  building.refused = true
  building.problems.error({
    rule: 'too-large',
    message: `Written out, the aliases used here are more than ${maxExpandedValues} values.`,
    path: [],
    position: node.position,
  })
}

const children = (node: SourceNode): readonly SourceNode[] => {
  if (node.kind === 'scalar') return []
  return node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.value)
}
