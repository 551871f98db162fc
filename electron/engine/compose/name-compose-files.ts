import { joinPath } from './decode/host-path.ts'

/** A compose file, and what the document calls it. */
export interface NamedFile {
  readonly path: string
  readonly name: string
}

/**
 * What compose files are called inside a document: their path below the project folder, or just the file's name where
 * it lies elsewhere. Two of one name are told apart by a number.
 */
export const nameComposeFiles = (paths: readonly string[], folder: string): readonly NamedFile[] => {
  const taken = new Set<string>()
  return paths.map((path) => {
    const name = unique(relative(path, folder), taken)
    taken.add(name)
    return { path, name }
  })
}

const relative = (path: string, folder: string): string => {
  const whole = joinPath(path, '')
  const base = joinPath(folder, '')
  if (base === '' && !whole.startsWith('/') && !whole.startsWith('..')) return whole
  if (base !== '' && whole.startsWith(base === '/' ? '/' : `${base}/`))
    return whole.slice(base.length).replace(/^\//, '')
  return whole.slice(whole.lastIndexOf('/') + 1)
}

const unique = (name: string, taken: ReadonlySet<string>): string => {
  let candidate = name
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${number}-${name}`
  return candidate
}
