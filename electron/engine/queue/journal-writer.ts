import { setImmediate as pollEnded } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { inTransaction } from '../db/in-transaction.ts'
import type { Tables } from '../db/tables.ts'
import type { NewLine } from './cap-lines.ts'
import { appendCalls, type NewCall } from './evidence-store.ts'
import { assertHeld, type Hold } from './held-command.ts'
import { appendLines } from './log-store.ts'

/** What is to be stored, for use inside a transaction. It may run twice: the second time after the first was rolled back. */
type Write = (transaction: Kysely<Tables>) => Promise<void>

/** Writes of one claim, in the order they were asked for. */
interface JournalWriter {
  /** To be stored with the next write; where that fails, with the one after it. */
  addLine(line: NewLine): void
  addCall(call: NewCall): void
  /** True while there are lines that are not stored. */
  readonly hasLines: boolean
  /**
   * Ends when this and all lines and calls so far are on disk. Writes that are asked for at the same time share one
   * transaction, because each waits for the disk; one that fails leaves out nothing but itself. @throws HoldLost
   */
  write(more?: Write): Promise<void>
}

interface Asked {
  readonly more: Write | undefined
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Makes the writer of a claim. */
export function createJournalWriter(db: Kysely<Tables>, hold: Hold, attempt: number): JournalWriter {
  const { id } = hold
  const lines: NewLine[] = []
  const calls: NewCall[] = []
  const asked: Asked[] = []
  let isWriting = false

  const store = async (group: readonly Asked[]) => {
    const batch = { lines: lines.splice(0), calls: calls.splice(0) }
    try {
      await inTransaction(db, async (transaction) => {
        await assertHeld(transaction, hold)
        await appendLines(transaction, { id, attempt, lines: batch.lines })
        await appendCalls(transaction, { id, attempt, calls: batch.calls })
        for (const { more } of group) await more?.(transaction)
      })
    } catch (error) {
      lines.unshift(...batch.lines)
      calls.unshift(...batch.calls)
      throw error
    }
  }

  const storeOne = (one: Asked) => store([one]).then(one.resolve, one.reject)

  const storeGroup = async (group: readonly Asked[]) => {
    const [only, ...others] = group
    if (only === undefined) return
    if (others.length === 0) return storeOne(only)
    try {
      await store(group)
    } catch {
      for (const one of group) await storeOne(one)
      return
    }
    for (const { resolve } of group) resolve()
  }

  const writeAll = async () => {
    isWriting = true
    while (asked.length > 0) {
      // Answers of the Engine that came during the last transaction are heard first: what they lead to goes along.
      await pollEnded()
      await storeGroup(asked.splice(0))
    }
    isWriting = false
  }

  return {
    addLine: (line) => lines.push(line),
    addCall: (call) => calls.push(call),
    get hasLines() {
      return lines.length > 0
    },
    write: (more) =>
      new Promise((resolve, reject) => {
        asked.push({ more, resolve, reject })
        if (!isWriting) void writeAll()
      }),
  }
}
