import type { Problems } from '../problems.ts'
import {
  describeKind,
  isNull,
  type ListNode,
  type MapEntry,
  type MapNode,
  type SourceNode,
  valueAt,
} from '../source/source-node.ts'
import { asBuild, keyedByName, mergeRuleOf } from './merge-rules.ts'

/**
 * Several compose files as one, each merged onto those before: mappings key by key, lists appended, everything else
 * replaced (compose-spec, 13-merge.md). Duplicates that this leaves in a list (ports, mounts) are settled after
 * decoding, where short and long forms are the same. null for no file at all.
 */
export const mergeFiles = (files: readonly SourceNode[], problems: Problems): SourceNode | null => {
  const [first, ...rest] = files
  if (!first) return null
  return rest.reduce((base, file) => merge(base, file, [], problems), dropResets(first))
}

/** A service onto the one it extends, by the same rules. */
export const mergeService = (base: SourceNode, over: SourceNode, problems: Problems): SourceNode =>
  merge(base, over, ['services', '*'], problems)

const merge = (base: SourceNode, over: SourceNode, path: readonly string[], problems: Problems): SourceNode => {
  if (over.mergeTag === 'override' || isNull(base)) return dropResets(over)
  const rule = mergeRuleOf(path)
  if (rule === 'replace') return dropResets(over)
  // An empty key in a later file says nothing.
  if (isNull(over)) return base
  if (rule === 'keyed') return mergeKeyed(base, over, path, problems)
  if (rule === 'listed') return append(asList(base), asList(over))
  if (rule === 'driver' && isOtherDriver(base, over)) return dropResets(over)
  if (rule === 'subnets' && base.kind === 'list' && over.kind === 'list') return mergePools(base, over, path, problems)
  if (rule === 'context') return mergeByKind(asBuild(base), asBuild(over), path, problems)
  return mergeByKind(base, over, path, problems)
}

const mergeByKind = (base: SourceNode, over: SourceNode, path: readonly string[], problems: Problems): SourceNode => {
  if (base.kind === 'map' && over.kind === 'map') return mergeMaps(base, over, path, problems)
  if (base.kind === 'list' && over.kind === 'list') return append(base, over)
  if (base.kind === 'scalar' && over.kind === 'scalar') return over
  problems.error({
    rule: 'merge',
    message: `${path.join('.')} is ${describeKind(over)} here, but ${describeKind(base)} at ${base.position.file}:${base.position.line}. They cannot be merged; write both the same way, or put !override before this one.`,
    path,
    position: over.position,
  })
  return base
}

const mergeMaps = (base: MapNode, over: MapNode, path: readonly string[], problems: Problems): MapNode => {
  const entries = new Map(base.entries)
  for (const [key, entry] of over.entries) {
    const before = entries.get(key)
    if (entry.value.mergeTag === 'reset') entries.delete(key)
    else entries.set(key, before ? mergeEntry(before, entry, [...path, key], problems) : dropResetEntry(entry))
  }
  return { ...base, entries }
}

const mergeEntry = (before: MapEntry, entry: MapEntry, path: readonly string[], problems: Problems): MapEntry => ({
  keyPosition: isNull(entry.value) ? before.keyPosition : entry.keyPosition,
  value: merge(before.value, entry.value, path, problems),
})

const mergeKeyed = (base: SourceNode, over: SourceNode, path: readonly string[], problems: Problems): SourceNode => {
  const both = [keyedByName(base, path), keyedByName(over, path)] as const
  return both[0] && both[1] ? mergeMaps(both[0], both[1], path, problems) : over
}

/** Both name a driver, and not the same one: options of the first would mean nothing to the second. */
const isOtherDriver = (base: SourceNode, over: SourceNode): boolean => {
  const [before, after] = [valueAt(base, 'driver'), valueAt(over, 'driver')]
  return before?.kind === 'scalar' && after?.kind === 'scalar' && before.text !== after.text
}

/** Pools of one subnet are merged, others appended. */
const mergePools = (base: ListNode, over: ListNode, path: readonly string[], problems: Problems): ListNode => {
  const pools = new Map<string, SourceNode>()
  for (const [index, item] of [...base.items, ...over.items].entries()) {
    const subnet = valueAt(item, 'subnet')
    const key = subnet?.kind === 'scalar' ? subnet.text : `#${index}`
    const before = pools.get(key)
    pools.set(key, before ? merge(before, item, [...path, '*'], problems) : item)
  }
  return { ...base, items: [...pools.values()] }
}

const append = (base: ListNode, over: ListNode): ListNode => ({ ...base, items: [...base.items, ...over.items] })

const asList = (node: SourceNode): ListNode =>
  node.kind === 'list' ? node : { kind: 'list', items: [node], position: node.position }

/** `!reset` of something that no file gave before takes it away all the same. */
const dropResets = (node: SourceNode): SourceNode => {
  if (node.kind === 'list')
    return { ...node, items: node.items.filter((item) => item.mergeTag !== 'reset').map(dropResets) }
  if (node.kind === 'scalar') return node
  const kept = [...node.entries].filter(([, entry]) => entry.value.mergeTag !== 'reset')
  return { ...node, entries: new Map(kept.map(([key, entry]) => [key, dropResetEntry(entry)])) }
}

const dropResetEntry = (entry: MapEntry): MapEntry => ({ ...entry, value: dropResets(entry.value) })
