/** The image that a version ran with when it first became current: what every later apply of that version runs. */
export interface PinnedImage {
  /** As the document names it: `nginx:1.27`. */
  readonly reference: string
  /** `sha256:` and 64 hex digits: the Engine's own id of the image. */
  readonly imageId: string
  /** What it can be pulled by: `nginx@sha256:...`. null for an image that was never in a registry. */
  readonly repoDigest: string | null
}

/** By service. A service that is not in it has its reference resolved by what the host has, or by a pull. */
export type VersionImages = ReadonlyMap<string, PinnedImage>
