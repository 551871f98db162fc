import type { SourceNode } from '../source/source-node.ts'

/** A tree as plain JSON, positions left behind. For values whose meaning is their author's own. */
export const plainValue = (node: SourceNode): unknown => {
  if (node.kind === 'list') return node.items.map(plainValue)
  if (node.kind === 'scalar') return node.value
  // fromEntries defines the keys; assigning them one by one would trip over names like `constructor`.
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainValue(entry.value)]))
}
