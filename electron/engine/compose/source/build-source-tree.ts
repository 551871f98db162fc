import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { SourcePosition } from '#shared/model/document.ts'
import type { Problems } from '../problems.ts'
import { resolvePlainScalar } from './resolve-scalar.ts'
import { isNull, type MapEntry, type MergeTag, nullNode, type ScalarNode, type SourceNode } from './source-node.ts'

/** What turning a parsed file into source nodes needs beside the file. */
export interface TreeContext {
  readonly place: (offset: number) => SourcePosition
  readonly problems: Pick<Problems, 'error'>
}

/** A tenth of a second of work; a thousand times a large real file. */
const maxExpandedValues = 100_000

/**
 * A parsed YAML document as a source tree: aliases and `<<` resolved, duplicate and strange keys reported. null for an
 * empty document, and for one whose aliases would make it larger than any real one (an alias bomb): that is reported.
 */
export const buildSourceTree = (document: Document.Parsed, context: TreeContext): SourceNode | null => {
  if (!document.contents) return null
  const building: Building = { ...context, anchors: new Map(), sizes: new WeakMap(), copied: 0, refused: false }
  const root = build(document.contents, building)
  return building.refused || isNull(root) ? null : root
}

interface Building extends TreeContext {
  /** Nodes by anchor, in the order of the file; `open` while the anchored node itself is being built. */
  readonly anchors: Map<string, SourceNode | 'open'>
  /** Values a node holds once its aliases are written out. */
  readonly sizes: WeakMap<SourceNode, number>
  /** Entries that merge keys have copied so far. */
  copied: number
  refused: boolean
}

const build = (node: Node | null, building: Building): SourceNode => {
  if (!node || building.refused) return nullNode(building.place(node?.range?.[0] ?? 0))
  if (isAlias(node)) return followAlias(node, building)
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined
  if (anchor) building.anchors.set(anchor, 'open')
  const built = withMergeTag(buildValue(node, building), node.tag, building)
  measure(built, building)
  if (anchor) building.anchors.set(anchor, built)
  return built
}

const buildValue = (node: Node, building: Building): SourceNode => {
  const position = building.place(node.range?.[0] ?? 0)
  if (isSeq(node)) {
    return { kind: 'list', position, items: node.items.map((item) => build(item as Node | null, building)) }
  }
  return isMap(node)
    ? { kind: 'map', position, entries: buildEntries(node, building) }
    : buildScalar(node as Scalar, position)
}

const buildScalar = (node: Scalar, position: SourcePosition): ScalarNode => {
  const source = String(node.value ?? '')
  const plain = node.type === 'PLAIN' || node.type === undefined
  const resolved = plain && !isTextTag(node.tag) ? resolvePlainScalar(source) : { value: source, text: source }
  return { kind: 'scalar', ...resolved, position }
}

const isTextTag = (tag: string | undefined): boolean => tag === 'tag:yaml.org,2002:str' || tag === '!'

const withMergeTag = (node: SourceNode, tag: string | undefined, { problems }: Building): SourceNode => {
  if (!tag || tag === '!' || tag.startsWith('tag:yaml.org,2002:')) return node
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

const followAlias = (alias: Alias, building: Building): SourceNode => {
  const target = building.anchors.get(alias.source)
  if (target && target !== 'open') return target
  const position = building.place(alias.range?.[0] ?? 0)
  const message = target
    ? `*${alias.source} is used inside of what &${alias.source} names; it cannot hold itself.`
    : `There is no anchor &${alias.source} before this place.`
  building.problems.error({ rule: 'alias', message, path: [], position })
  return nullNode(position)
}

const buildEntries = (map: YAMLMap, building: Building): ReadonlyMap<string, MapEntry> => {
  const entries: Entries = { own: new Map(), merged: new Map(), mergeKey: undefined }
  for (const pair of map.items) {
    if (building.refused) break
    const key = readKey(pair, map, building)
    if (key) addEntry(entries, key, buildEntryValue(pair, key, building), building)
  }
  // What a map says itself wins over what it merges in, wherever the `<<` stands.
  for (const [name, entry] of entries.merged) if (!entries.own.has(name)) entries.own.set(name, entry)
  return entries.own
}

interface Entries {
  readonly own: Map<string, MapEntry>
  readonly merged: Map<string, MapEntry>
  mergeKey: MapEntry | undefined
}

/** A key with nothing behind it has its place at the key. */
const buildEntryValue = (pair: Pair, key: Key, building: Building): SourceNode => {
  const value = build(pair.value as Node | null, building)
  return isNull(value) ? { ...value, position: key.keyPosition } : value
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

const readKey = (pair: Pair, map: YAMLMap, building: Building): Key | null => {
  const node = pair.key as Node | null
  const keyPosition = building.place(node?.range?.[0] ?? map.range?.[0] ?? 0)
  const key = node ? build(node, building) : nullNode(keyPosition)
  const name =
    key.kind === 'scalar' && isScalar(node) ? String(node.value ?? '') : key.kind === 'scalar' ? key.text : null
  const isMerge = name === '<<' && isScalar(node) && node.type === 'PLAIN'
  const refuse = (message: string) => {
    building.problems.error({ rule: 'bad-key', message, path: [], position: keyPosition })
    return null
  }
  if (name === null) return refuse('A key must be text, not a list or a mapping.')
  if (key.kind === 'scalar' && key.value === null) return refuse('A key is missing here.')
  // Written into an object this name would change what the object is.
  if (name === '__proto__') return refuse('__proto__ cannot be used as a key.')
  return { name, keyPosition, isMerge }
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
