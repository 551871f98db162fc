import { isAbsolute, relative, resolve } from 'node:path'

/**
 * The file a path of the URL names below a folder, or null. Decoded first and contained after: `..%2f` is not resolved
 * by the URL parser.
 */
export function containedPath(folder: string, pathname: string): string | null {
  const path = decode(pathname)
  if (path === null || path.includes('\0') || path.includes('\\')) return null
  const file = resolve(folder, `.${path}`)
  const inside = relative(folder, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
