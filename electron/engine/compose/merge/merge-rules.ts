import { type MapEntry, type MapNode, nullNode, type SourceNode, textNode } from '../source/source-node.ts'

/**
 * How a place is merged where it is not simply by its kind. `replace`: the later one as it is. `keyed`: a list is the
 * same as a mapping (`- NAME=value`, `- name`). `listed`: one value is the same as a list of one.
 */
export type MergeRule = 'replace' | 'keyed' | 'listed' | 'by-kind'

/** `*` stands for any one key. From compose-spec, 13-merge.md, and compose-go `override`. */
const rules: ReadonlyArray<readonly [pattern: string, rule: MergeRule]> = [
  ['services.*.command', 'replace'],
  ['services.*.entrypoint', 'replace'],
  ['services.*.healthcheck.test', 'replace'],
  ['services.*.environment', 'keyed'],
  ['services.*.environment.*', 'replace'],
  ['services.*.labels', 'keyed'],
  ['services.*.extra_hosts', 'keyed'],
  ['services.*.extra_hosts.*', 'replace'],
  ['services.*.depends_on', 'keyed'],
  ['services.*.networks', 'keyed'],
  ['services.*.tmpfs', 'listed'],
  ['services.*.env_file', 'listed'],
  ['networks.*.labels', 'keyed'],
  ['volumes.*.labels', 'keyed'],
]

/** The rule of a place in a document. */
export const mergeRuleOf = (path: readonly string[]): MergeRule =>
  rules.find(([pattern]) => matches(pattern.split('.'), path))?.[1] ?? 'by-kind'

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((key, index) => key === '*' || key === path[index])

/** The mapping that a `keyed` place means; null where it is neither (decoding says what is wrong with it). */
export const keyedByName = (node: SourceNode, path: readonly string[]): MapNode | null => {
  if (node.kind === 'map') return node
  if (node.kind === 'scalar') return null
  const separator = path.at(-1) === 'extra_hosts' ? /[=:]/ : /=/
  const entries = new Map<string, MapEntry>()
  for (const item of node.items) {
    if (item.kind !== 'scalar') return null
    const at = item.text.search(separator)
    const key = at < 0 ? item.text : item.text.slice(0, at)
    const value = at < 0 ? nullNode(item.position) : textNode(item.text.slice(at + 1), item.position)
    entries.set(key, { keyPosition: item.position, value })
  }
  return { kind: 'map', entries, position: node.position }
}
