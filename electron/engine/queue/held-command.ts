import type { Kysely, UpdateQueryBuilder, UpdateResult } from 'kysely'
import type { CommandId } from '#shared/model/ids.ts'
import type { Tables } from '../db/tables.ts'
import type { Settlement } from './command-context.ts'

/** Names a command as held by one claim; writes under it reach nothing once another claim was made. */
export interface Hold {
  readonly id: CommandId
  readonly fence: number
}

/** A write came after the command was taken by another worker, or had ended. The writer must stop at once. */
export class HoldLost extends Error {
  override readonly name = 'HoldLost'

  constructor(id: CommandId) {
    super(`The command ${id} is no longer held by this worker.`)
  }
}

/** Ends a held command. @throws HoldLost */
export const settleHeld = (
  db: Kysely<Tables>,
  hold: Hold,
  { settlement, now }: { readonly settlement: Settlement; readonly now: number },
): Promise<void> =>
  updateHeld(db, hold, (update) =>
    update.set({
      status: settlement.status,
      outcome: settlement.outcome,
      error_code: settlement.error?.code ?? null,
      error_json: settlement.error ? JSON.stringify(settlement.error) : null,
      lease_owner: null,
      lease_until: null,
      updated_at: now,
      finished_at: now,
    }),
  )

/**
 * Puts a held command back into the queue after an orderly stop: no failed try, so it has one try more. `half` says that
 * part of its work is left. @throws HoldLost
 */
export const requeueHeld = (
  db: Kysely<Tables>,
  hold: Hold,
  { now, half }: { readonly now: number; readonly half: boolean },
): Promise<void> =>
  updateHeld(db, hold, (update) =>
    update.set((row) => ({
      status: 'PENDING',
      max_attempts: row('max_attempts', '+', 1),
      ...(half && { interrupted: 1 }),
      lease_owner: null,
      lease_until: null,
      updated_at: now,
    })),
  )

/** Puts a held command back to be tried again from `notBefore` on. `half` says that part of its work is left. @throws HoldLost */
export const postponeHeld = (
  db: Kysely<Tables>,
  hold: Hold,
  { now, notBefore, half }: { readonly now: number; readonly notBefore: number; readonly half: boolean },
): Promise<void> =>
  updateHeld(db, hold, (update) =>
    update.set({
      status: 'PENDING',
      not_before: notBefore,
      ...(half && { interrupted: 1 }),
      lease_owner: null,
      lease_until: null,
      updated_at: now,
    }),
  )

/** Says that the holder is alive: its claim is good until then. @throws HoldLost */
export const renewHeld = (
  db: Kysely<Tables>,
  hold: Hold,
  { now, leaseUntil }: { readonly now: number; readonly leaseUntil: number },
): Promise<void> => updateHeld(db, hold, (update) => update.set({ lease_until: leaseUntil, updated_at: now }))

/** Marks a held command committed; the moment of the first commit stays. @throws HoldLost */
export const commitHeld = (db: Kysely<Tables>, hold: Hold, now: number): Promise<void> =>
  updateHeld(db, hold, (update) =>
    update.set((row) => ({ committed_at: row.fn.coalesce('committed_at', row.val(now)), updated_at: now })),
  )

/** @throws HoldLost where the command is not held any more */
export async function assertHeld(db: Kysely<Tables>, hold: Hold): Promise<void> {
  const row = await db
    .selectFrom('commands')
    .select('seq')
    .where('id', '=', hold.id)
    .where('fence', '=', hold.fence)
    .where('status', '=', 'RUNNING')
    .executeTakeFirst()
  if (!row) throw new HoldLost(hold.id)
}

type CommandUpdate = UpdateQueryBuilder<Tables, 'commands', 'commands', UpdateResult>

async function updateHeld(
  db: Kysely<Tables>,
  hold: Hold,
  set: (update: CommandUpdate) => CommandUpdate,
): Promise<void> {
  const { numUpdatedRows } = await set(db.updateTable('commands'))
    .where('id', '=', hold.id)
    .where('fence', '=', hold.fence)
    .where('status', '=', 'RUNNING')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new HoldLost(hold.id)
}
