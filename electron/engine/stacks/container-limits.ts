import type { Kysely } from 'kysely'
import type { StackId } from '#shared/model/ids.ts'
import type { Tables } from '../db/tables.ts'

/** What a container was given after its creation. Limits are JSON. */
export interface StoredLimits {
  readonly containerId: string
  /** Of what cannot be changed, with the algorithm that it was computed by. */
  readonly configHash: string
  readonly hashAlgorithm: string
  readonly asked: string
  /** What the Engine said afterwards; null until it is known. */
  readonly found: string | null
}

/** All that is kept of the containers of a stack, by the container's id. */
export async function readLimits(db: Kysely<Tables>, stackId: StackId): Promise<readonly StoredLimits[]> {
  const rows = await db
    .selectFrom('container_limits')
    .selectAll()
    .where('stack_id', '=', stackId)
    .orderBy('container_id')
    .execute()
  return rows.map(({ container_id, config_hash, hash_algorithm, asked, found }) => ({
    containerId: container_id,
    configHash: config_hash,
    hashAlgorithm: hash_algorithm,
    asked,
    found,
  }))
}

/** Keeps it at the time `now` in milliseconds, in place of what was kept of the same container. */
export async function keepLimits(
  db: Kysely<Tables>,
  { stackId, limits, now }: { readonly stackId: StackId; readonly limits: StoredLimits; readonly now: number },
): Promise<void> {
  const values = {
    config_hash: limits.configHash,
    hash_algorithm: limits.hashAlgorithm,
    asked: limits.asked,
    found: limits.found,
    recorded_at: now,
  }
  await db
    .insertInto('container_limits')
    .values({ container_id: limits.containerId, stack_id: stackId, ...values })
    .onConflict((conflict) => conflict.column('container_id').doUpdateSet(values))
    .execute()
}

/** Drops what is kept of the containers of a stack that are not named: they are gone. */
export async function forgetLimits(db: Kysely<Tables>, stackId: StackId, except: readonly string[]): Promise<void> {
  const gone = (await readLimits(db, stackId)).filter(({ containerId }) => !except.includes(containerId))
  if (gone.length === 0) return
  await db
    .deleteFrom('container_limits')
    .where(
      'container_id',
      'in',
      gone.map(({ containerId }) => containerId),
    )
    .execute()
}
