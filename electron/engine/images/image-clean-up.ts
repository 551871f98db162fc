import { isAppError } from '#shared/contract/app-error.ts'
import type { HostImage, PrunedImages, UnusedImages } from '#shared/model/image-care.ts'
import { listContainers } from '../docker/container-listing.ts'
import { readImageUsage, type SizedImage } from '../docker/disk-usage.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { removeImage } from '../docker/images.ts'
import { imageFates, type RanImage } from './unused-images.ts'

/** What a clean-up knows beside the host. */
export interface CleanUpInput {
  readonly client: DockerClient
  /** Of every stack that is or was on the host. */
  readonly ran: () => Promise<readonly RanImage[]>
  readonly keepVersions: number
  /** Throws where a removal would now be in the way of a command; asked before each. */
  readonly mayRemove: () => Promise<void>
}

/** Reads the host and says what a clean-up would remove. Changes nothing. */
export async function findUnusedImages(
  { client, ran, keepVersions }: Omit<CleanUpInput, 'mayRemove'>,
  signal: AbortSignal,
): Promise<UnusedImages> {
  const fates = await readFates({ client, ran, keepVersions }, signal)
  return {
    host: client.hostName,
    keptVersions: keepVersions,
    unused: fates.flatMap(({ image, keptFor }) => (keptFor === null ? [toHostImage(image)] : [])),
    kept: fates.flatMap(({ image, keptFor }) => (keptFor === null ? [] : [{ ...toHostImage(image), keptFor }])),
  }
}

async function readFates({ client, ran, keepVersions }: Omit<CleanUpInput, 'mayRemove'>, signal: AbortSignal) {
  const [usage, containers] = await Promise.all([readImageUsage(client, signal), listContainers(client, {}, signal)])
  const usedIds = new Set(containers.map(({ imageId }) => imageId))
  return imageFates({ images: usage.images, usedIds, ran: await ran(), keepVersions })
}

/**
 * Removes what is unused now, or of it only `ids`, one by one: by id and without force, so that the Engine refuses what
 * came into use a moment ago. @throws what `mayRemove` throws before the first removal
 */
export async function pruneImages(
  input: CleanUpInput,
  ids: readonly string[] | null,
  signal: AbortSignal,
): Promise<PrunedImages> {
  await input.mayRemove()
  const { client } = input
  const before = await readImageUsage(client, signal)
  const { unused } = await findUnusedImages(input, signal)
  const asked = unused.filter(({ id }) => ids === null || ids.includes(id))
  const left: PrunedImages['left'] = (ids ?? [])
    .filter((id) => !unused.some((image) => image.id === id))
    .map((id) => ({ id, names: [], reason: 'it is in use or needed by now, or not there' }))
  const removed: HostImage[] = []
  for (const image of asked) {
    const reason = await removeOne(input, image, signal)
    if (reason === null) removed.push(image)
    else left.push({ id: image.id, names: image.names, reason })
  }
  const after = await readImageUsage(client, signal)
  return {
    host: client.hostName,
    removed,
    left,
    freedBytes: freedBytes(before.layersBytes, after.layersBytes, removed),
  }
}

/** Null where it went, else why not. */
async function removeOne(input: CleanUpInput, image: HostImage, signal: AbortSignal): Promise<string | null> {
  try {
    await input.mayRemove()
    await removeImage(input.client, image.id, signal)
    return null
  } catch (error) {
    if (isNotFound(error)) return null
    if (isAppError(error, 'ENGINE_ERROR')) return error.data.reason
    if (isAppError(error, 'HOST_BUSY')) return 'a command began to work on the host'
    throw error
  }
}

const freedBytes = (before: number | null, after: number | null, removed: readonly HostImage[]): number =>
  before === null || after === null
    ? removed.reduce((sum, { ownBytes }) => sum + ownBytes, 0)
    : Math.max(0, before - after)

const toHostImage = (image: SizedImage): HostImage => ({
  id: image.id,
  names: image.tags.length > 0 ? [...image.tags] : [...image.digests],
  sizeBytes: image.sizeBytes,
  ownBytes: Math.max(0, image.sizeBytes - image.sharedBytes),
  createdAt: new Date(image.createdAt * 1_000).toISOString(),
})
