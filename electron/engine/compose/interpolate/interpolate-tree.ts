import type { Problems } from '../problems.ts'
import { type SourceNode, textNode } from '../source/source-node.ts'
import { interpolateText, type Lookup } from './template.ts'

/** Characters that variables may add to one document; a long value in many places would otherwise fill the memory. */
const maxAdded = 4_000_000

/**
 * A tree with its variables put in: values, never keys. A variable that is not set is empty and reported as a warning,
 * once for each name; a required one that is missing is an error at its line. Casts come later, where a key's type is known.
 */
export const interpolateTree = (root: SourceNode, lookup: Lookup, problems: Problems): SourceNode =>
  walk(root, [], { lookup, problems, warned: new Set(), added: 0 })

interface Interpolating {
  readonly lookup: Lookup
  readonly problems: Problems
  readonly warned: Set<string>
  added: number
}

const walk = (node: SourceNode, path: readonly string[], state: Interpolating): SourceNode => {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item, index) => walk(item, [...path, String(index)], state)) }
  }
  if (node.kind === 'map') {
    const entries = [...node.entries].map(
      ([key, entry]) => [key, { ...entry, value: walk(entry.value, [...path, key], state) }] as const,
    )
    return { ...node, entries: new Map(entries) }
  }
  return typeof node.value === 'string' && node.value.includes('$') ? put(node, node.value, path, state) : node
}

const put = (node: SourceNode, template: string, path: readonly string[], state: Interpolating): SourceNode => {
  const result = state.added > maxAdded ? tooLong : interpolateText(template, state.lookup)
  if (!result.ok) {
    state.problems.error({ rule: 'interpolation', message: result.error, path, position: node.position })
    return node
  }
  state.added += result.text.length
  for (const name of result.unset) warnOnce(name, node, path, state)
  const { kind: _kind, ...rest } = node
  return { ...rest, ...textNode(result.text, node.position) }
}

const tooLong = {
  ok: false,
  error: `The variables of this document make it longer than ${maxAdded} characters.`,
} as const

const warnOnce = (name: string, node: SourceNode, path: readonly string[], state: Interpolating): void => {
  if (state.warned.has(name)) return
  state.warned.add(name)
  state.problems.warning({
    rule: 'unset-variable',
    message: `The variable ${name} is not set; it is taken as empty. Set it, or write \${${name}:-default}.`,
    path,
    position: node.position,
  })
}
