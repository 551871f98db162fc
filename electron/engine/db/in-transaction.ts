import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Runs `work` in one transaction: in the one that `db` already is, or in its own. Inside, use the transaction only;
 * the database has one connection, and asking `db` would wait for the transaction to end.
 */
export function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
