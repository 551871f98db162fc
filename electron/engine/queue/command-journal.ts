import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Tables } from '../db/tables.ts'
import type { NewLine } from './cap-lines.ts'
import type { Claim } from './claim.ts'
import type { CommandContext, Settlement } from './command-context.ts'
import type { CommandSignals } from './command-signals.ts'
import { appendCalls, insertEvidence, type NewCall } from './evidence-store.ts'
import { assertHeld, commitHeld, postponeHeld, renewHeld, requeueHeld, settleHeld } from './held-command.ts'
import type { LeaseTimes } from './lease.ts'
import { appendLines } from './log-store.ts'
import type { QueueProbe } from './queue-points.ts'
import { insertSteps, moveStep } from './step-store.ts'

/** The record of one claim: what its handler writes, and how the worker ends it. */
export interface CommandJournal extends Omit<CommandContext, 'signal'> {
  /** True once this or an earlier attempt committed. */
  readonly committed: boolean
  /** True once a step began, and from the start where an attempt before was interrupted: the host may be changed. */
  readonly touched: boolean
  /** Stores the lines still to be stored, with the end of the command. @throws HoldLost */
  settle(settlement: Settlement): Promise<void>
  /** Stores the lines still to be stored, and puts the command back. @throws HoldLost */
  requeue(): Promise<void>
  /** The same, for a command that is tried again after `delayMs`. `half` says that part of its work is left. @throws HoldLost */
  postpone(delayMs: number, half: boolean): Promise<void>
  /** Says that the holder is alive. @throws HoldLost */
  renew(): Promise<void>
}

interface JournalDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly signals: CommandSignals
  readonly probe: QueueProbe
  readonly lease: LeaseTimes
}

/** Opens the journal of a claim. */
export function openJournal(
  { command, fence }: Claim,
  { db, clock, signals, probe, lease }: JournalDependencies,
): CommandJournal {
  const hold = { id: command.id, fence }
  const { attempt } = command
  const lines: NewLine[] = []
  const calls: NewCall[] = []
  let writes: Promise<unknown> = Promise.resolve()
  let committed = command.committedAt !== null
  let touched = command.interrupted
  const now = () => clock.now().getTime()
  const moved = (status: string) => ({ commandId: command.id, stackId: command.stackId, status })

  /** One transaction of all lines and calls so far and `more`; where it fails they stay for the next one. */
  const store = async (more?: (transaction: Kysely<Tables>) => Promise<void>) => {
    const batch = { lines: lines.splice(0), calls: calls.splice(0) }
    if (batch.lines.length === 0 && !more) {
      calls.unshift(...batch.calls)
      return
    }
    try {
      await inTransaction(db, async (transaction) => {
        await assertHeld(transaction, hold)
        await appendLines(transaction, { id: command.id, attempt, lines: batch.lines })
        await appendCalls(transaction, { id: command.id, attempt, calls: batch.calls })
        await more?.(transaction)
      })
    } catch (error) {
      lines.unshift(...batch.lines)
      calls.unshift(...batch.calls)
      throw error
    }
  }

  const write = (more?: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> => {
    const written = writes.then(() => store(more))
    writes = written.catch(() => {})
    return written
  }

  const journal = async (more: (transaction: Kysely<Tables>) => Promise<void>) => {
    await write(more)
    signals.progressed(moved('RUNNING'))
  }

  const storeLinesSoon = () => {
    write().then(
      () => signals.progressed(moved('RUNNING')),
      // The lines are kept; what keeps them from being stored is thrown by the next write that is waited for.
      () => {},
    )
  }

  return {
    get committed() {
      return committed
    },
    get touched() {
      return touched
    },
    log(level, step, text) {
      lines.push({ level, step, text, at: now() })
      if (lines.length === 1) storeLinesSoon()
    },
    pullMoved: (step, pull) => signals.pulls.put(command.id, { attempt, step, ...pull }),
    recordCall(call) {
      calls.push(call)
    },
    keepEvidence: (what, content) =>
      write((transaction) => insertEvidence(transaction, { id: command.id, attempt }, { what, at: now(), content })),
    async planSteps(steps) {
      await journal(async (transaction) => {
        await insertSteps(transaction, { id: command.id, attempt }, steps)
        probe('steps.storing')
      })
      probe('steps.stored')
    },
    async stepStarted(index) {
      touched = true
      const move = { index, status: 'RUNNING', now: now() } as const
      await journal(async (transaction) => {
        await moveStep(transaction, { id: command.id, attempt }, move)
        probe('intent.storing')
      })
      probe('intent.stored')
    },
    async stepEnded(index, status) {
      await journal(async (transaction) => {
        await moveStep(transaction, { id: command.id, attempt }, { index, status, now: now() })
        probe('outcome.storing')
      })
      probe('outcome.stored')
    },
    async commit(more) {
      await journal(async (transaction) => {
        await commitHeld(transaction, hold, now())
        probe('commit.marked')
        await more(transaction)
        probe('commit.storing')
      })
      committed = true
      probe('commit.stored')
    },
    async settle(settlement) {
      probe('settle.begun')
      await write(async (transaction) => {
        await settlement.store?.(transaction)
        await settleHeld(transaction, hold, { settlement, now: now() })
        probe('settle.storing')
      })
      probe('settle.stored')
      signals.pulls.clear(command.id)
      signals.statusChanged(moved(settlement.status))
    },
    async requeue() {
      probe('requeue.begun')
      await write(async (transaction) => {
        await requeueHeld(transaction, hold, { now: now(), half: touched })
        probe('requeue.storing')
      })
      probe('requeue.stored')
      signals.pulls.clear(command.id)
      signals.statusChanged(moved('PENDING'))
    },
    async postpone(delayMs, half) {
      const at = now()
      await write((transaction) => postponeHeld(transaction, hold, { now: at, notBefore: at + delayMs, half }))
      signals.pulls.clear(command.id)
      signals.statusChanged(moved('PENDING'))
    },
    async renew() {
      const at = now()
      await write((transaction) => renewHeld(transaction, hold, { now: at, leaseUntil: at + lease.lengthMs }))
    },
  }
}
