import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Claim } from './claim.ts'
import type { CommandContext, Settlement } from './command-context.ts'
import type { CommandSignals } from './command-signals.ts'
import { insertEvidence } from './evidence-store.ts'
import { commitHeld, postponeHeld, renewHeld, requeueHeld, settleHeld } from './held-command.ts'
import { createJournalWriter } from './journal-writer.ts'
import type { LeaseTimes } from './lease.ts'
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

/** How long a log line waits for a write that takes it along. */
const gatherMs = 30

/** Opens the journal of a claim. */
export function openJournal(
  { command, fence }: Claim,
  { db, clock, signals, probe, lease }: JournalDependencies,
): CommandJournal {
  const hold = { id: command.id, fence }
  const { attempt } = command
  const writer = createJournalWriter(db, hold, attempt)
  let soon: NodeJS.Timeout | undefined
  let committed = command.committedAt !== null
  let touched = command.interrupted
  const now = () => clock.now().getTime()
  const moved = (status: string) => ({ commandId: command.id, stackId: command.stackId, status })

  const journal = async (more?: (transaction: Kysely<Tables>) => Promise<void>) => {
    await writer.write(more)
    signals.progressed(moved('RUNNING'))
  }

  const storeLinesSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      // The lines are kept; what keeps them from being stored is thrown by the next write that is waited for.
      if (writer.hasLines) journal().catch(() => {})
    }, gatherMs)
  }

  /** The last write of this claim; nothing is written after it. */
  const end = async (more: (transaction: Kysely<Tables>) => Promise<void>, status: string) => {
    await writer.write(more)
    clearTimeout(soon)
    signals.pulls.clear(command.id)
    return () => signals.statusChanged(moved(status))
  }

  return {
    get committed() {
      return committed
    },
    get touched() {
      return touched
    },
    log(level, step, text) {
      writer.addLine({ level, step, text, at: now() })
      storeLinesSoon()
    },
    pullMoved: (step, pull) => signals.pulls.put(command.id, { attempt, step, ...pull }),
    recordCall: (call) => writer.addCall(call),
    keepEvidence(what, content) {
      const item = { what, at: now(), content }
      return writer.write((transaction) => insertEvidence(transaction, { id: command.id, attempt }, item))
    },
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
      const move = { index, status, now: now() }
      await journal(async (transaction) => {
        await moveStep(transaction, { id: command.id, attempt }, move)
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
      const tell = await end(async (transaction) => {
        await settlement.store?.(transaction)
        await settleHeld(transaction, hold, { settlement, now: now() })
        probe('settle.storing')
      }, settlement.status)
      probe('settle.stored')
      tell()
    },
    async requeue() {
      probe('requeue.begun')
      const tell = await end(async (transaction) => {
        await requeueHeld(transaction, hold, { now: now(), half: touched })
        probe('requeue.storing')
      }, 'PENDING')
      probe('requeue.stored')
      tell()
    },
    async postpone(delayMs, half) {
      const at = now()
      const tell = await end(
        (transaction) => postponeHeld(transaction, hold, { now: at, notBefore: at + delayMs, half }),
        'PENDING',
      )
      tell()
    },
    async renew() {
      const at = now()
      await writer.write((transaction) => renewHeld(transaction, hold, { now: at, leaseUntil: at + lease.lengthMs }))
    },
  }
}
