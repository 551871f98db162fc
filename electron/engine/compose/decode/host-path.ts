import { type Field, fail } from './field.ts'

/**
 * The absolute path on the host that a path in a document means: relative ones start from the project directory, `~`
 * is the home folder of `HOME`. Reports an error where the document has no such place.
 */
export const resolveHostPath = (field: Field, path: string): string | undefined => {
  const { projectDirectory, home } = field.context
  if (path.startsWith('~')) {
    if (home) return joinPath(home, path.slice(1))
    return fail(field, 'relative-path', `${path} needs the variable HOME. Set it, or write the whole path.`)
  }
  if (/^(?:\/|[a-z]:[\\/])/i.test(path)) return path
  if (projectDirectory) return joinPath(projectDirectory, path)
  const message = `${path} starts from the folder of the compose file, and this document has none. Write an absolute path.`
  return fail(field, 'relative-path', message)
}

/** The same for a path that nothing here reads: where the document has no place on a host it stays as it is written. */
export const resolveUnusedPath = (field: Field, path: string): string | undefined =>
  field.context.projectDirectory === null ? path : resolveHostPath(field, path)

/** Two paths as one, without `.`, `..` and doubled slashes. The first says whether it is absolute. */
export const joinPath = (base: string, path: string): string => {
  const parts: string[] = []
  for (const part of `${base}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part === '..' && !base.startsWith('/')) parts.push(part)
    else if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return (base.startsWith('/') ? '/' : '') + parts.join('/')
}
