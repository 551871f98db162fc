import { setImmediate as immediately } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/**
 * Commands that are looked at in one statement, those whose records are deleted together, because each statement waits for
 * the disk, and rows deleted in one: more would hold the process up.
 */
const commandsInOneLook = 200
const commandsInOneGo = 20
const rowsInOneGo = 200

/** Where the records of commands are, and what tells rows of one command apart. Evidence is long: a few rows at a time. */
const tables = [
  { name: 'command_logs', key: 'seq', rows: rowsInOneGo },
  { name: 'command_steps', key: 'attempt, position', rows: rowsInOneGo },
  { name: 'command_calls', key: 'seq', rows: rowsInOneGo },
  { name: 'command_evidence', key: 'attempt, what', rows: 8 },
] as const

/**
 * Deletes log lines, steps, calls and evidence of commands that ended before `endedBefore` (milliseconds since 1970); the
 * commands themselves stay. A little at a time, so that nothing else waits for it. Ends early when the signal aborts.
 */
export async function pruneRecords(db: Kysely<Tables>, endedBefore: number, signal: AbortSignal): Promise<void> {
  let after = 0
  while (!signal.aborted) {
    const rows = await db
      .selectFrom('commands')
      .select(['id', 'seq', 'finished_at', hasRecords.as('has_records')])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(commandsInOneLook)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    const old = rows.filter((row) => row.has_records === 1 && row.finished_at !== null && row.finished_at < endedBefore)
    for (let from = 0; from < old.length; from += commandsInOneGo)
      await pruneTogether(
        db,
        old.slice(from, from + commandsInOneGo).map(({ id }) => id),
        signal,
      )
    await immediately()
  }
}

const hasRecords = sql<number>`(${sql.join(
  tables.map(({ name }) => sql`exists (select 1 from ${sql.table(name)} where command_id = commands.id)`),
  sql` or `,
)})`

async function pruneTogether(db: Kysely<Tables>, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const list = sql.join(ids)
  for (const { name, key, rows } of tables) {
    const [table, columns] = [sql.table(name), sql.raw(key)]
    const some = sql`delete from ${table} where (command_id, ${columns}) in
      (select command_id, ${columns} from ${table} where command_id in (${list}) limit ${rows})`
    for (let isMore = true; isMore && !signal.aborted; ) {
      const { numAffectedRows = 0n } = await some.execute(db)
      isMore = numAffectedRows >= BigInt(rows)
      if (isMore) await immediately()
    }
  }
}
