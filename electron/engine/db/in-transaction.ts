import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import { asTransaction, refuseNested } from './transaction-guard.ts'

/**
 * Runs `work` in one transaction: in the one that `db` already is, or in its own. Inside, use the transaction only;
 * anything else that asks the database there is an exception.
 */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db)
  refuseNested()
  // Without its plugins, of which the only one refuses statements inside a transaction.
  return db
    .withoutPlugins()
    .transaction()
    .execute((transaction) => asTransaction(() => work(transaction)))
}
