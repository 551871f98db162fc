import type { SourcePosition } from '#shared/model/document.ts'
import { isNull, type MapEntry, type MapNode, nullNode, type SourceNode, textNode } from '../source/source-node.ts'

/**
 * How a place is merged where it is not simply by its kind. `replace`: the later one as it is. `keyed`: a list is the
 * same as a mapping (`- NAME=value`, `- name`). `listed`: one value is the same as a list of one. `context`: a text is the
 * `context` of a build. `driver`: options of another driver are not kept. `subnets`: pools of one subnet are one.
 */
export type MergeRule = 'replace' | 'keyed' | 'listed' | 'context' | 'driver' | 'subnets' | 'by-kind'

/** `*` stands for any one key. From compose-spec, 13-merge.md, and compose-go `override`. */
const rules: ReadonlyArray<readonly [pattern: string, rule: MergeRule]> = [
  ['services.*.command', 'replace'],
  ['services.*.entrypoint', 'replace'],
  ['services.*.healthcheck.test', 'replace'],
  ['services.*.ulimits.*', 'replace'],
  ['services.*.environment', 'keyed'],
  ['services.*.environment.*', 'replace'],
  ['services.*.labels', 'keyed'],
  ['services.*.labels.*', 'replace'],
  ['services.*.annotations', 'keyed'],
  ['services.*.annotations.*', 'replace'],
  ['services.*.sysctls', 'keyed'],
  ['services.*.sysctls.*', 'replace'],
  ['services.*.deploy.labels', 'keyed'],
  ['services.*.deploy.labels.*', 'replace'],
  ['services.*.extra_hosts', 'keyed'],
  ['services.*.extra_hosts.*', 'replace'],
  ['services.*.depends_on', 'keyed'],
  ['services.*.networks', 'keyed'],
  ['services.*.tmpfs', 'listed'],
  ['services.*.dns', 'listed'],
  ['services.*.dns_search', 'listed'],
  ['services.*.env_file', 'listed'],
  ['services.*.label_file', 'listed'],
  ['services.*.logging', 'driver'],
  ['services.*.build', 'context'],
  ['services.*.build.args', 'keyed'],
  ['services.*.build.args.*', 'replace'],
  ['services.*.build.labels', 'keyed'],
  ['services.*.build.additional_contexts', 'keyed'],
  ['services.*.build.extra_hosts', 'keyed'],
  ['services.*.build.extra_hosts.*', 'replace'],
  ['networks.*.labels', 'keyed'],
  ['networks.*.ipam.config', 'subnets'],
  ['volumes.*.labels', 'keyed'],
]

/** The rule of a place in a document. */
export const mergeRuleOf = (path: readonly string[]): MergeRule =>
  path.at(-1)?.startsWith('x-') && !hasOwnNames(path)
    ? 'replace'
    : (rules.find(([pattern]) => matches(pattern.split('.'), path))?.[1] ?? 'by-kind')

/** Names that are a person's own may start with `x-` and are no extension fields. */
const hasOwnNames = (path: readonly string[]): boolean => path.length === 2 || mergeNames.has(path.at(-2) ?? '')

const mergeNames: ReadonlySet<string> = new Set(['depends_on', 'networks', 'ulimits'])

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
    const value = at < 0 ? nameAlone(item, path) : textNode(item.text.slice(at + 1), item.position)
    entries.set(key, { keyPosition: item.position, value })
  }
  return { kind: 'map', entries, position: node.position }
}

/** A name alone: of a service to wait for it means the whole default, which replaces what an earlier file said. */
const nameAlone = ({ position }: SourceNode, path: readonly string[]): SourceNode =>
  path.at(-1) === 'depends_on'
    ? mapOf({ condition: textNode('service_started', position), required: textNode('true', position) }, position)
    : nullNode(position)

/** The mapping that a `context` place means. */
export const asBuild = (node: SourceNode): SourceNode =>
  node.kind === 'scalar' && !isNull(node) ? mapOf({ context: node }, node.position) : node

const mapOf = (values: Readonly<Record<string, SourceNode>>, position: SourcePosition): MapNode => ({
  kind: 'map',
  position,
  entries: new Map(Object.entries(values).map(([key, value]) => [key, { keyPosition: position, value }])),
})
