import type { ImageKeptFor } from '#shared/model/image-care.ts'

/** An image as far as its fate goes. */
export interface ImageOnHost {
  readonly id: string
  readonly parentId: string | null
  /** `nginx@sha256:...` */
  readonly digests: readonly string[]
}

/** An image that a version of a stack ran. */
export interface RanImage {
  readonly stackId: string
  readonly version: number
  /** True for the version that the stack has now. */
  readonly isCurrent: boolean
  readonly imageId: string
  readonly repoDigest: string | null
}

/** What decides about the images of one host. */
export interface ImageWorld<Image extends ImageOnHost> {
  readonly images: readonly Image[]
  /** Ids of the images of all containers, running or not. */
  readonly usedIds: ReadonlySet<string>
  /** Of every stack that is or was on the host. */
  readonly ran: readonly RanImage[]
  /** How many versions of each stack keep their images. */
  readonly keepVersions: number
}

/** An image and why it stays; null where nobody needs it. */
export interface ImageFate<Image extends ImageOnHost> {
  readonly image: Image
  readonly keptFor: ImageKeptFor | null
}

/**
 * What each image is kept for. The images of a stack's current version are kept, and those of the last `keepVersions` of
 * its versions that ever ran. What a kept image was built on stays with it.
 */
export function imageFates<Image extends ImageOnHost>(world: ImageWorld<Image>): readonly ImageFate<Image>[] {
  const needed = neededImages(world)
  const first = world.images.map((image) => ({ image, keptFor: ownReason(image, world.usedIds, needed) }))
  const parents = parentsOf(
    world.images,
    first.filter(({ keptFor }) => keptFor !== null).map(({ image }) => image),
  )
  return first.map((fate) =>
    fate.keptFor === null && parents.has(fate.image.id) ? { ...fate, keptFor: 'image' } : fate,
  )
}

const ownReason = (
  { id, digests }: ImageOnHost,
  usedIds: ReadonlySet<string>,
  needed: ReadonlySet<string>,
): ImageKeptFor | null => {
  if (usedIds.has(id)) return 'container'
  return [id, ...digests].some((name) => needed.has(name)) ? 'version' : null
}

/** Images of the versions that count: the newest of each stack, and the one that runs. */
export function imagesOfKept<Image extends RanImage>(ran: readonly Image[], keepVersions: number): readonly Image[] {
  const versionsOf = new Map<string, Set<number>>()
  for (const { stackId, version } of ran) versionsOf.set(stackId, (versionsOf.get(stackId) ?? new Set()).add(version))
  const oldestKept = new Map(
    [...versionsOf].map(([stackId, versions]) => [stackId, [...versions].sort((a, b) => b - a)[keepVersions - 1] ?? 0]),
  )
  return ran.filter(({ stackId, version, isCurrent }) => isCurrent || version >= (oldestKept.get(stackId) ?? 0))
}

/** Their ids and digests. */
const neededImages = ({ ran, keepVersions }: Pick<ImageWorld<ImageOnHost>, 'ran' | 'keepVersions'>) =>
  new Set(
    imagesOfKept(ran, keepVersions).flatMap(({ imageId, repoDigest }) =>
      repoDigest === null ? [imageId] : [imageId, repoDigest],
    ),
  )

/** All that those images were built on, up to the root. */
function parentsOf(all: readonly ImageOnHost[], kept: readonly ImageOnHost[]): ReadonlySet<string> {
  const parentOf = new Map(all.map(({ id, parentId }) => [id, parentId]))
  const parents = new Set<string>()
  for (const { parentId } of kept) {
    for (let id = parentId; id !== null && !parents.has(id); id = parentOf.get(id) ?? null) parents.add(id)
  }
  return parents
}
