import type { Kysely } from 'kysely'
import { type HostId, StackId } from '#shared/model/ids.ts'
import type { PinnedImage, VersionImages } from '#shared/model/image.ts'
import type { Tables } from '../db/tables.ts'

/** The images kept for a version, by service; none where none were kept. */
export async function readVersionImages(
  db: Kysely<Tables>,
  version: { readonly stackId: StackId; readonly number: number },
): Promise<VersionImages> {
  const rows = await db
    .selectFrom('stack_version_images')
    .select(['service', 'reference', 'image_id', 'repo_digest'])
    .where('stack_id', '=', version.stackId)
    .where('version', '=', version.number)
    .orderBy('service')
    .execute()
  return new Map(
    rows.map((row): [string, PinnedImage] => [
      row.service,
      { reference: row.reference, imageId: row.image_id, repoDigest: row.repo_digest },
    ]),
  )
}

/** Keeps images of a version, at the time `now` in milliseconds. The first that were kept for a service stay. */
export async function recordVersionImages(
  db: Kysely<Tables>,
  version: {
    readonly stackId: StackId
    readonly number: number
    readonly images: VersionImages
    readonly now: number
  },
): Promise<void> {
  if (version.images.size === 0) return
  const rows = [...version.images].map(([service, { reference, imageId, repoDigest }]) => ({
    stack_id: version.stackId,
    version: version.number,
    service,
    reference,
    image_id: imageId,
    repo_digest: repoDigest,
    recorded_at: version.now,
  }))
  await db
    .insertInto('stack_version_images')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['stack_id', 'version', 'service']).doNothing())
    .execute()
}

/** An image that a version of a stack ran. */
export interface RanVersionImage {
  readonly stackId: StackId
  readonly version: number
  /** True for the version that the stack has now. */
  readonly isCurrent: boolean
  readonly imageId: string
  readonly repoDigest: string | null
}

/** The images of every version that ever ran of the stacks that are, or were last, on a host; removed stacks too. */
export async function readImagesOnHost(db: Kysely<Tables>, hostId: HostId): Promise<readonly RanVersionImage[]> {
  const rows = await db
    .selectFrom('stack_version_images as image')
    .innerJoin('stacks', 'stacks.id', 'image.stack_id')
    .select(['image.stack_id', 'image.version', 'image.image_id', 'image.repo_digest', 'stacks.current_version'])
    .where('stacks.host_id', '=', hostId)
    .execute()
  return rows.map((row) => ({
    stackId: StackId.parse(row.stack_id),
    version: row.version,
    isCurrent: row.version === row.current_version,
    imageId: row.image_id,
    repoDigest: row.repo_digest,
  }))
}
