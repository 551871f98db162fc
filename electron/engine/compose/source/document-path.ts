/**
 * A path inside a document in its one form: `./a/../b.env` is `b.env`. null for a path that leaves the document: an
 * absolute one, one that climbs out of its folder, and an empty one.
 */
export const documentPath = (path: string): string | null => {
  if (/^(?:\/|~|[a-z]:[\\/])/i.test(path)) return null
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.length > 0 ? parts.join('/') : null
}
