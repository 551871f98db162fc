/** The pieces of an image's name, as far as rules need them. */
export interface ImageName {
  /** Without the tag and the digest: `quay.io/keycloak/keycloak`. */
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

/** Reads an image's name (distribution/reference grammar); null for what is none. */
export const readImageName = (image: string): ImageName | null => {
  const match = /^([a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/i.exec(
    image,
  )
  if (!match?.[1]) return null
  return { repository: match[1], tag: match[2] ?? null, digest: match[3] ?? null }
}

/** The release in a tag as semver, filled up with zeros: `17.2-alpine` is `17.2.0`; null where there is none. */
export const releaseOfTag = (tag: string | null): string | null => {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-.].*)?$/.exec(tag ?? '')
  return match ? `${match[1]}.${match[2] ?? '0'}.${match[3] ?? '0'}` : null
}
