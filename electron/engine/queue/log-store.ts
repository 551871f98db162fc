import type { Kysely } from 'kysely'
import { CommandLogLine } from '#shared/model/command.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { CommandLogTable, Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'
import { capLines, type NewLine } from './cap-lines.ts'

/** The log lines of all commands. */
export interface LogStore {
  /** Lines after a number, in order; `limit` at most. */
  list(id: CommandId, page: { readonly afterSeq: number; readonly limit: number }): Promise<CommandLogLine[]>
}

/** Makes the store over an open database. */
export const createLogStore = (db: Kysely<Tables>): LogStore => ({
  async list(id, { afterSeq, limit }) {
    const rows = await db
      .selectFrom('command_logs')
      .selectAll()
      .where('command_id', '=', id)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.map(toLine)
  },
})

/**
 * Adds lines in this order, numbered on from the last one, as far as the log of a command may grow; the line where it is
 * full says so. Call it in a transaction, so that all of them are stored or none.
 */
export async function appendLines(
  transaction: Kysely<Tables>,
  { id, attempt, lines }: { readonly id: CommandId; readonly attempt: number; readonly lines: readonly NewLine[] },
): Promise<void> {
  if (lines.length === 0) return
  const before = await sizeOf(transaction, id)
  const { kept, bytes } = capLines(lines, before)
  let seq = kept.length === 0 ? 0 : await lastSeq(transaction, id)
  for (const line of kept) {
    seq += 1
    await transaction
      .insertInto('command_logs')
      .values({ command_id: id, seq, attempt, ...line })
      .execute()
  }
  if (bytes !== before)
    await transaction.updateTable('commands').set({ log_bytes: bytes }).where('id', '=', id).execute()
}

async function sizeOf(db: Kysely<Tables>, id: CommandId): Promise<number> {
  const row = await db.selectFrom('commands').select('log_bytes').where('id', '=', id).executeTakeFirst()
  return row?.log_bytes ?? 0
}

async function lastSeq(db: Kysely<Tables>, id: CommandId): Promise<number> {
  const row = await db
    .selectFrom('command_logs')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('command_id', '=', id)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}

const toLine = (row: CommandLogTable): CommandLogLine => ({
  seq: row.seq,
  attempt: row.attempt,
  at: timestamp(row.at),
  level: CommandLogLine.shape.level.parse(row.level),
  step: row.step,
  text: row.text,
})
