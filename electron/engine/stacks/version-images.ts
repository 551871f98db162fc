import type { Kysely } from 'kysely'
import type { StackId } from '#shared/model/ids.ts'
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
