import type { Kysely } from 'kysely'
import type { StackId } from '#shared/model/ids.ts'
import type { Tables } from '../db/tables.ts'

/** Names of the anonymous volumes that containers of the stack ever mounted; those that are gone from the host too. By name. */
export async function readAnonymousVolumes(db: Kysely<Tables>, stackId: StackId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('stack_anonymous_volumes')
    .select('name')
    .where('stack_id', '=', stackId)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** Keeps names, at the time `now` in milliseconds; those that are known already stay. */
export async function recordAnonymousVolumes(
  db: Kysely<Tables>,
  volumes: { readonly stackId: StackId; readonly names: readonly string[]; readonly now: number },
): Promise<void> {
  const rows = volumes.names.map((name) => ({ stack_id: volumes.stackId, name, recorded_at: volumes.now }))
  if (rows.length === 0) return
  await db
    .insertInto('stack_anonymous_volumes')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['stack_id', 'name']).doNothing())
    .execute()
}
