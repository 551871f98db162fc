import { isHostPath } from '../decode/parse-short-mount.ts'
import { isNull, type SourceNode, textNode } from '../source/source-node.ts'
import { isRemote } from './assembling.ts'

/**
 * A file's tree with its relative paths written as the document's folder sees them, for a file that stands in another
 * folder. Absolute paths, `~`, URLs and names of volumes stay as they are.
 *
 * Places: compose-go, `paths.ResolveRelativePaths`.
 */
export const rebasePaths = (root: SourceNode, folder: string): SourceNode => {
  if (folder === '' || folder === '.') return root
  const text = (written: string) => (isRelative(written) ? `./${folder}/${written}` : written)
  return rules.reduce<SourceNode>((tree, [place, rule]) => changeAt(tree, place.split('.'), change[rule](text)), root)
}

const isRelative = (path: string): boolean => path !== '' && !/^(?:[/~\\]|[a-z]:[\\/])/i.test(path) && !isRemote(path)

type Rule = 'path' | 'mount' | 'build' | 'context' | 'device'

/** `*` is every entry of a mapping or item of a list. */
const rules: ReadonlyArray<readonly [place: string, rule: Rule]> = [
  ['services.*.build', 'build'],
  ['services.*.build.additional_contexts.*', 'context'],
  ['services.*.env_file', 'path'],
  ['services.*.label_file', 'path'],
  ['services.*.extends.file', 'path'],
  ['services.*.volumes.*', 'mount'],
  ['services.*.develop.watch.*.path', 'path'],
  ['configs.*.file', 'path'],
  ['secrets.*.file', 'path'],
  ['volumes.*', 'device'],
  ['include', 'path'],
  ['include.*.project_directory', 'path'],
  ['include.*.env_file', 'path'],
]

type Change = (text: (written: string) => string) => (node: SourceNode) => SourceNode

/** A path, a list of them, or the long form with the key `path`. */
const changePath: Change = (text) => (node) => {
  if (node.kind === 'list') return { ...node, items: node.items.map(changePath(text)) }
  if (node.kind === 'map') return changeAt(node, ['path'], changePath(text))
  return isNull(node) ? node : { ...node, ...textNode(text(node.text), node.position) }
}

const change: Readonly<Record<Rule, Change>> = {
  path: changePath,
  mount: (text) => (node) => {
    if (node.kind === 'map') return isBind(node) ? changeAt(node, ['source'], changePath(text)) : node
    if (node.kind !== 'scalar' || !isHostPath(node.text) || !node.text.includes(':')) return node
    const at = node.text.indexOf(':')
    return { ...node, ...textNode(text(node.text.slice(0, at)) + node.text.slice(at), node.position) }
  },
  build: (text) => (node) => {
    if (node.kind !== 'map') return changePath(text)(node)
    if (node.entries.has('context')) return changeAt(node, ['context'], changePath(text))
    const value = textNode(text('.'), node.position)
    return { ...node, entries: new Map([...node.entries, ['context', { keyPosition: node.position, value }]]) }
  },
  context: (text) => (node) => {
    if (node.kind !== 'scalar') return node
    const at = node.text.indexOf('=') + 1
    const context = node.text.slice(at)
    const moved = context.startsWith('service:') ? context : text(context)
    return { ...node, ...textNode(node.text.slice(0, at) + moved, node.position) }
  },
  device: (text) => (node) => {
    const options = node.kind === 'map' ? node.entries.get('driver_opts')?.value : undefined
    const kind = options?.kind === 'map' ? options.entries.get('o')?.value : undefined
    return kind?.kind === 'scalar' && kind.text === 'bind'
      ? changeAt(node, ['driver_opts', 'device'], changePath(text))
      : node
  },
}

const isBind = (node: SourceNode): boolean => {
  const type = node.kind === 'map' ? node.entries.get('type')?.value : undefined
  return type?.kind === 'scalar' && type.text === 'bind'
}

/** A tree with the nodes at a place changed, where there are any. */
const changeAt = (
  node: SourceNode,
  [key, ...rest]: readonly string[],
  changed: (node: SourceNode) => SourceNode,
): SourceNode => {
  if (key === undefined) return changed(node)
  const below = (child: SourceNode) => changeAt(child, rest, changed)
  if (node.kind === 'list') return key === '*' ? { ...node, items: node.items.map(below) } : node
  if (node.kind === 'scalar') return node
  const entries = [...node.entries].map(
    ([name, entry]) => [name, key === '*' || key === name ? { ...entry, value: below(entry.value) } : entry] as const,
  )
  return { ...node, entries: new Map(entries) }
}
