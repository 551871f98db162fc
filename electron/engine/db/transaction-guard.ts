import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin } from 'kysely'

/** The transaction that the running code is in, as long as it is open. */
const current = new AsyncLocalStorage<{ open: boolean }>()

/** Runs the body of a transaction, so that `refuseInsideTransaction` can tell. */
export async function asTransaction<Result>(body: () => Promise<Result>): Promise<Result> {
  const transaction = { open: true }
  try {
    return await current.run(transaction, body)
  } finally {
    transaction.open = false
  }
}

/** @throws Error inside an open transaction */
export function refuseNested(): void {
  if (current.getStore()?.open) throw new Error('Inside a transaction, use the transaction, not the database.')
}

/**
 * Makes a statement that goes past the open transaction of its own caller an exception. There is one connection, so it
 * would wait for the transaction that waits for it.
 */
export const refuseInsideTransaction: KyselyPlugin = {
  transformQuery({ node }) {
    refuseNested()
    return node
  },
  transformResult: async ({ result }) => result,
}
