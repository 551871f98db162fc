import { isNull, type ScalarNode, type SourceNode } from '../source/source-node.ts'
import { type Assembling, failAt } from './assembling.ts'

/** One entry of `include` in long form. */
export interface WrittenInclude {
  /** The files of the project, the later ones merged onto the first. */
  readonly paths: readonly ScalarNode[]
  readonly projectDirectory: string | undefined
  readonly envFiles: readonly ScalarNode[] | undefined
}

/** The entries of `include`. What is wrong with one is reported, and it is left out. */
export const readInclude = (node: SourceNode, assembling: Assembling): readonly WrittenInclude[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => readEntry(item, assembling) ?? [])
  return fail(assembling, node, 'include takes a list of paths.') ?? []
}

const fail = (assembling: Assembling, node: SourceNode, message: string): undefined =>
  failAt(assembling, node, { rule: 'include', message, path: ['include'] })

const keys: ReadonlySet<string> = new Set(['path', 'project_directory', 'env_file'])

const readEntry = (node: SourceNode, assembling: Assembling): WrittenInclude | undefined => {
  if (node.kind !== 'map') {
    const paths = textsOf(node, assembling)
    return paths && { paths, projectDirectory: undefined, envFiles: undefined }
  }
  const unknown = [...node.entries].find(([key]) => !keys.has(key))
  if (unknown) {
    const [key, entry] = unknown
    return fail(assembling, entry.value, `include knows no key ${JSON.stringify(key)}, only ${[...keys].join(', ')}.`)
  }
  const value = (key: string) => node.entries.get(key)?.value
  const paths = value('path')
  const folder = value('project_directory')
  const envFiles = value('env_file')
  if (!paths) return fail(assembling, node, 'This include needs its path.')
  const read = textsOf(paths, assembling)
  if (!read || (folder && folder.kind !== 'scalar'))
    return read && fail(assembling, node, 'project_directory is a path.')
  return {
    paths: read,
    projectDirectory: folder?.text,
    envFiles: envFiles && !isNull(envFiles) ? textsOf(envFiles, assembling) : undefined,
  }
}

const textsOf = (node: SourceNode, assembling: Assembling): readonly ScalarNode[] | undefined => {
  const items = node.kind === 'list' ? node.items : [node]
  const texts = items.flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [item] : []))
  return texts.length === items.length && texts.length > 0 ? texts : fail(assembling, node, 'A path is missing here.')
}
