import type { Kysely, Selectable } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { CommandStatus } from '#shared/model/command.ts'
import { CommandId, StackId } from '#shared/model/ids.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { CommandTable, Tables } from '../db/tables.ts'
import { toCommandError } from './command-failure.ts'
import type { SeenLease } from './judge-leases.ts'
import { appendLines } from './log-store.ts'

/** What became of a command whose worker is gone. */
export interface Recovery {
  readonly id: CommandId
  readonly stackId: StackId
  readonly status: CommandStatus
}

/**
 * What was left RUNNING: every such row at the start of the only process that may work on this data, or, for a worker
 * beside others, those whose lease expired and still stands as it was seen.
 */
export type StaleRule = 'all' | readonly SeenLease[]

/**
 * Every stale row goes back to PENDING while it has tries left, to be resumed by its handler, which reads the host
 * anew; a cancel asked for before stays asked for, so that handler starts with an aborted signal and leads back. With no
 * try left it ends FAILED, so that a command that brings the process down cannot do so for ever.
 */
export const recoverStale = (
  db: Kysely<Tables>,
  { now, stale: rule }: { readonly now: number; readonly stale: StaleRule },
): Promise<readonly Recovery[]> =>
  inTransaction(db, async (transaction) => {
    const running = transaction.selectFrom('commands').selectAll().where('status', '=', 'RUNNING').orderBy('seq')
    const rows = await running.execute()
    const stale = rule === 'all' ? rows : rows.filter((row) => rule.some((lease) => isAsSeen(row, lease)))
    const recovered: Recovery[] = []
    for (const row of stale) recovered.push(await recover(transaction, row, now))
    return recovered
  })

type CommandRow = Selectable<CommandTable>

const isAsSeen = (row: CommandRow, { id, fence, leaseUntil }: SeenLease): boolean =>
  row.id === id && row.fence === fence && row.lease_until === leaseUntil

/** The leases that other workers hold now. */
export async function leasesOfOthers(db: Kysely<Tables>, owner: string): Promise<readonly SeenLease[]> {
  const rows = await db
    .selectFrom('commands')
    .select(['id', 'fence', 'lease_until'])
    .where('status', '=', 'RUNNING')
    .where('lease_owner', '<>', owner)
    .execute()
  return rows.map(({ id, fence, lease_until }) => ({ id, fence: fence ?? 0, leaseUntil: lease_until ?? 0 }))
}

async function recover(db: Kysely<Tables>, row: CommandRow, now: number): Promise<Recovery> {
  const resumed = row.attempt < row.max_attempts
  const isHalf = row.interrupted === 1 || row.committed_at !== null || (await hasBegun(db, row.id))
  const id = CommandId.parse(row.id)
  const line = resumed
    ? ({ level: 'warn', text: `Attempt ${row.attempt} was interrupted; it is resumed.` } as const)
    : ({ level: 'error', text: `Attempt ${row.attempt} was interrupted, and no try is left.` } as const)
  await appendLines(db, { id, attempt: row.attempt, lines: [{ ...line, step: 'recovery', at: now }] })
  await db
    .updateTable('commands')
    .set({
      lease_owner: null,
      lease_until: null,
      updated_at: now,
      ...(resumed ? pending(isHalf) : exhausted(row, now)),
    })
    .where('id', '=', row.id)
    .execute()
  return { id, stackId: StackId.parse(row.stack_id), status: resumed ? 'PENDING' : 'FAILED' }
}

/** Without a step begun nothing of it is on the host: it is begun anew, and held to its approved plan. */
const pending = (isHalf: boolean) => ({ status: 'PENDING', ...(isHalf && { interrupted: 1 }) }) as const

async function hasBegun(db: Kysely<Tables>, id: string): Promise<boolean> {
  const step = await db
    .selectFrom('command_steps')
    .select('position')
    .where('command_id', '=', id)
    .where('status', '<>', 'PENDING')
    .limit(1)
    .executeTakeFirst()
  return step !== undefined
}

function exhausted(row: CommandRow, now: number) {
  const error = toCommandError(new AppError('CRASH_RETRIES_EXHAUSTED', { attempts: row.attempt }))
  return {
    status: 'FAILED',
    outcome: row.committed_at === null ? 'PARTIAL' : 'APPLIED',
    error_code: error.code,
    error_json: JSON.stringify(error),
    finished_at: now,
  } as const
}
