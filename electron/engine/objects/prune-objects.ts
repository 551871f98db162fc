import { createHash } from 'node:crypto'
import { isAppError } from '#shared/contract/app-error.ts'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { NetworkRow, PrunePreview, PruneResult, VolumeRow } from '#shared/model/host-objects.ts'

/** What a clean-up would do, before it has a hash. */
export type PruneList = Pick<PrunePreview, 'remove' | 'keep' | 'bytes'>

/** Of volumes, all that nobody uses, no stack made and no kept version names. */
export const volumePrune = (volumes: readonly VolumeRow[]): PruneList =>
  listOf(volumes.map((row) => ({ ...row, id: row.name, bytes: row.sizeBytes })))

/** Of networks, the same; they take no room. */
export const networkPrune = (networks: readonly NetworkRow[]): PruneList =>
  listOf(networks.map((row) => ({ ...row, bytes: 0 })))

function listOf(
  rows: readonly (Pick<VolumeRow, 'name' | 'keptFor'> & { readonly id: string; readonly bytes: number | null })[],
): PruneList {
  const remove = rows.flatMap(({ id, name, bytes, keptFor }) => (keptFor === null ? [{ id, name, bytes }] : []))
  const keep = rows.flatMap(({ id, name, keptFor }) => (keptFor === null ? [] : [{ id, name, keptFor }]))
  return { remove, keep, bytes: remove.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) }
}

/** Equal for the same removals: sizes, which change by themselves, and what stays are no part of what is approved. */
export const pruneHash = (what: string, { remove }: Pick<PruneList, 'remove'>): string =>
  createHash('sha256')
    .update(canonicalJson([what, remove.map(({ id }) => id).sort()]))
    .digest('hex')
    .slice(0, 32)

/**
 * Removes one by one, without force, so that the Engine refuses what came into use a moment ago.
 *
 * @param mayRemove throws HOST_BUSY where a removal would be in the way of a command; asked before each
 */
export async function removeObjects(
  list: PruneList,
  remove: (object: { readonly id: string; readonly name: string }) => Promise<void>,
  mayRemove: () => Promise<void>,
): Promise<Omit<PruneResult, 'freedBytes'> & { readonly freedBytes: number }> {
  const removed: PruneResult['removed'] = []
  const left: PruneResult['left'] = []
  let freedBytes = 0
  for (const { id, name, bytes } of list.remove) {
    const reason = await reasonAgainst(() => mayRemove().then(() => remove({ id, name })))
    if (reason === null) {
      removed.push({ id, name })
      freedBytes += bytes ?? 0
    } else left.push({ id, name, reason })
  }
  return { removed, left, freedBytes }
}

/** Null where it went, else why not. */
async function reasonAgainst(removal: () => Promise<void>): Promise<string | null> {
  try {
    await removal()
    return null
  } catch (error) {
    if (isAppError(error, 'ENGINE_ERROR')) return error.data.reason
    if (isAppError(error, 'HOST_BUSY')) return 'a command began to work on the host'
    throw error
  }
}
