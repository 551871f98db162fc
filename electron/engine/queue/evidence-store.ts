import type { Kysely } from 'kysely'
import type { CommandCall, CommandEvidenceItem } from '#shared/model/command-evidence.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'

/** What commands leave as evidence beside their log lines and steps. */
export interface EvidenceStore {
  /** Every call of the Engine, in the order they ended. */
  calls(id: CommandId): Promise<CommandCall[]>
  /** Plans, and the host before and after, attempt by attempt. */
  items(id: CommandId): Promise<CommandEvidenceItem[]>
}

/** Makes the store over an open database. */
export const createEvidenceStore = (db: Kysely<Tables>): EvidenceStore => ({
  async calls(id) {
    const rows = await db.selectFrom('command_calls').selectAll().where('command_id', '=', id).orderBy('seq').execute()
    return rows.map(({ seq, attempt, at, took_ms: tookMs, call, target, error }) => ({
      seq,
      attempt,
      at: timestamp(at),
      tookMs,
      call,
      target,
      error,
    }))
  },
  async items(id) {
    const rows = await db
      .selectFrom('command_evidence')
      .selectAll()
      .where('command_id', '=', id)
      .orderBy('attempt')
      .orderBy('at')
      .execute()
    return rows.map(({ attempt, what, at, content }) => ({
      attempt,
      what,
      at: timestamp(at),
      content: JSON.parse(content),
    }))
  },
})

/** A call before it has its number. `at` in milliseconds since 1970. */
export type NewCall = Pick<CommandCall, 'call' | 'target' | 'tookMs' | 'error'> & { readonly at: number }

/** Names an attempt of a command. */
interface Attempt {
  readonly id: CommandId
  readonly attempt: number
}

/** Adds calls in this order, numbered on from the last one. For use inside a transaction. */
export async function appendCalls(
  transaction: Kysely<Tables>,
  { id, attempt, calls }: Attempt & { readonly calls: readonly NewCall[] },
): Promise<void> {
  if (calls.length === 0) return
  const row = await transaction
    .selectFrom('command_calls')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('command_id', '=', id)
    .executeTakeFirst()
  const first = Number(row?.seq ?? 0) + 1
  const rows = calls.map(({ tookMs, ...call }, index) => ({
    command_id: id,
    seq: first + index,
    attempt,
    took_ms: tookMs,
    ...call,
  }))
  await transaction.insertInto('command_calls').values(rows).execute()
}

/** Stores one item; what an attempt stored first stays. For use inside a transaction. */
export async function insertEvidence(
  transaction: Kysely<Tables>,
  { id, attempt }: Attempt,
  item: { readonly what: CommandEvidenceItem['what']; readonly at: number; readonly content: unknown },
): Promise<void> {
  await transaction
    .insertInto('command_evidence')
    .values({ command_id: id, attempt, what: item.what, at: item.at, content: JSON.stringify(item.content) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
