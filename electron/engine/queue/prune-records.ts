import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** Commands whose records are deleted in one statement: more would hold the process up. */
const commandsInOneGo = 20

/**
 * Deletes log lines, steps, calls and evidence of commands that ended before `endedBefore` (milliseconds since 1970); the
 * commands themselves stay. A little at a time, so that nothing else waits for it. Ends early when the signal aborts.
 */
export async function pruneRecords(db: Kysely<Tables>, endedBefore: number, signal: AbortSignal): Promise<void> {
  let after = 0
  while (!signal.aborted) {
    const rows = await db
      .selectFrom('commands')
      .select(['id', 'seq'])
      .where('finished_at', '<', endedBefore)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(commandsInOneGo)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    const ids = rows.map(({ id }) => id)
    for (const table of ['command_logs', 'command_steps', 'command_calls', 'command_evidence'] as const)
      await db.deleteFrom(table).where('command_id', 'in', ids).execute()
  }
}
