import type { SourcePosition } from '#shared/model/document.ts'
import type { SourceNode } from './source-node.ts'

/**
 * Where a path of keys stands in a tree, as near as the tree goes: a key of a mapping, an item of a list by its index,
 * or by its text in the short forms `- name` and `- NAME=value`.
 */
export const locate = (root: SourceNode, path: readonly string[]): SourcePosition => {
  const [key, ...rest] = path
  if (key === undefined || root.kind === 'scalar') return root.position
  if (root.kind === 'list') {
    const item = root.items[Number(key)] ?? root.items.find((candidate) => names(candidate, key))
    return item ? locate(item, rest) : root.position
  }
  const entry = root.entries.get(key)
  if (!entry) return root.position
  return rest.length === 0 ? entry.keyPosition : deeper(entry.value, rest, entry.keyPosition)
}

const deeper = (node: SourceNode, rest: readonly string[], fallback: SourcePosition): SourcePosition => {
  const found = locate(node, rest)
  return found === node.position ? fallback : found
}

const names = (node: SourceNode, key: string): boolean =>
  node.kind === 'scalar' && (node.text === key || node.text.startsWith(`${key}=`))
