/** An image reference in parts, with Docker's defaults filled in (distribution/reference, `ParseNormalizedNamed`). */
export interface ImageReference {
  /** Registry and path, for example `docker.io/library/nginx`. */
  readonly repository: string
  /** Null where a digest is given without a tag. */
  readonly tag: string | null
  readonly digest: string | null
}

/** Splits a reference and fills in `docker.io`, `library/` and `latest` where they are left out. */
export function parseImageReference(text: string): ImageReference {
  const [named = '', digest = null] = splitOnce(text, '@')
  const tagAt = named.indexOf(':', named.lastIndexOf('/') + 1)
  const path = tagAt === -1 ? named : named.slice(0, tagAt)
  const tag = tagAt === -1 ? null : named.slice(tagAt + 1)
  return { repository: fullRepository(path), tag: tag ?? (digest === null ? 'latest' : null), digest }
}

/** The reference with its tag or digest always there: a pull without one would fetch every tag of the repository. */
export function withTag(text: string): string {
  const { tag, digest } = parseImageReference(text)
  if (digest !== null || tag === null) return text
  return text.endsWith(`:${tag}`) ? text : `${text}:${tag}`
}

/** The registry that a reference is pulled from: `docker.io`, `ghcr.io`, `registry.example.com:5000`. */
export const registryOf = (text: string): string => parseImageReference(text).repository.split('/')[0] ?? ''

/** A tagged reference as it is written, in two: `registry:5000/app` and `1`. */
export function splitTag(text: string): { readonly name: string; readonly tag: string } {
  const at = text.lastIndexOf(':')
  return { name: text.slice(0, at), tag: text.slice(at + 1) }
}

/** The reference without tag and digest, spelled as it was. */
export function withoutTag(text: string): string {
  const [named = ''] = splitOnce(text, '@')
  const tagAt = named.indexOf(':', named.lastIndexOf('/') + 1)
  return tagAt === -1 ? named : named.slice(0, tagAt)
}

/** A local image as the Engine lists it. */
export interface LocalImage {
  readonly id: string
  /** `nginx:1.27`; `<none>:<none>` for an image without a name. */
  readonly tags: readonly string[]
  /** `nginx@sha256:...` */
  readonly digests: readonly string[]
  readonly sizeBytes: number
  /** Seconds since 1970. */
  readonly createdAt?: number
}

/**
 * Finds the local image that a reference names, as the Engine would: by digest, by tag, or by its id or the start of it.
 * Podman calls what was built or loaded there `localhost/...`, and finds it by the name without that.
 */
export function createImageFinder(images: readonly LocalImage[]): (reference: string) => string | null {
  const byName = new Map<string, string>()
  for (const image of images) {
    for (const name of [...image.tags, ...image.digests]) byName.set(canonical(name), image.id)
  }
  return (reference) =>
    byName.get(canonical(reference)) ?? byName.get(canonical(`localhost/${reference}`)) ?? findById(images, reference)
}

/** One spelling for all ways of naming the same image. A digest wins over a tag beside it, as in the Engine. */
function canonical(text: string): string {
  const { repository, tag, digest } = parseImageReference(text)
  return digest === null ? `${repository}:${tag}` : `${repository}@${digest}`
}

function findById(images: readonly LocalImage[], reference: string): string | null {
  const hex = reference.replace(/^sha256:/, '')
  if (!/^[0-9a-f]{12,64}$/.test(hex)) return null
  return images.find((image) => image.id.replace(/^sha256:/, '').startsWith(hex))?.id ?? null
}

function fullRepository(path: string): string {
  const [first, rest] = splitOnce(path, '/')
  const isRegistry = rest !== undefined && (/[.:A-Z]/.test(first) || first === 'localhost')
  if (!isRegistry) return inDefaultRegistry(path)
  return first === 'docker.io' || first === 'index.docker.io' ? inDefaultRegistry(rest) : path
}

const inDefaultRegistry = (path: string): string =>
  path.includes('/') ? `docker.io/${path}` : `docker.io/library/${path}`

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
