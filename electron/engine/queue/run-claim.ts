import type { EngineLog } from '../engine-log.ts'
import {
  type CommandContext,
  CommandInterrupted,
  type RunCommand,
  type Settlement,
  type StoredCommand,
} from './command-context.ts'
import { settlementOf } from './command-failure.ts'
import type { CommandJournal } from './command-journal.ts'
import { type KindPolicy, retryDelayMs } from './decide-retry.ts'
import { HoldLost } from './held-command.ts'
import { persist } from './persist.ts'

/** One claim, with everything that running it needs. */
export interface ClaimedRun {
  readonly command: StoredCommand
  readonly stackName: string
  readonly journal: CommandJournal
  readonly run: RunCommand
  readonly log: EngineLog
  readonly newId: () => string
  /** What is tried again, for the kind of this command. */
  readonly policy: () => Promise<KindPolicy>
  /** From 0 up to 1. */
  readonly random: () => number
  /** Aborts on cancel and on stop. */
  readonly signal: AbortSignal
  /** Aborts on stop. */
  readonly stop: AbortSignal
}

/**
 * Runs a claimed command to its stored end. An end is stored when the disk takes it; until then the command stays RUNNING,
 * which is never a false success. Does nothing more once another worker holds the command.
 */
export async function runClaim(claimed: ClaimedRun): Promise<void> {
  const { command, journal, log } = claimed
  const end = await handle(claimed)
  if (end === 'lost') return log.warn({ command: command.id }, 'a command was taken by another worker')
  if (end === 'requeue') return journal.requeue()
  const delayMs = await retryDelay(claimed, end)
  if (delayMs === 'stopped') return
  const store = delayMs === null ? () => journal.settle(end) : postponement(claimed, end, delayMs)
  await persist(store, patienceOf(claimed))
}

const patienceOf = ({ log, stop, command }: ClaimedRun) => ({ log, stop, command: command.id })

/** How long until the command is tried again; null where this is its end. */
async function retryDelay(claimed: ClaimedRun, settlement: Settlement): Promise<number | null | 'stopped'> {
  const { command, signal, policy, random } = claimed
  if (settlement.status !== 'FAILED') return null
  const { attempt, maxAttempts } = command
  const read = await persist(policy, patienceOf(claimed))
  if (read === null) return 'stopped'
  const end = { settlement, attempt, maxAttempts, cancelRequested: isCancelled(signal) }
  return retryDelayMs(end, read.value, random())
}

/** What was led back, or never began, is tried again from the start; of anything else a part is left on the host. */
function postponement({ journal }: ClaimedRun, settlement: Settlement, delayMs: number): () => Promise<void> {
  const seconds = Math.max(1, Math.round(delayMs / 1000))
  journal.log('warn', 'retry', `This passes by itself, as far as is known: tried again in ${seconds} s.`)
  return () => journal.postpone(delayMs, settlement.outcome === 'PARTIAL')
}

async function handle(claimed: ClaimedRun): Promise<Settlement | 'requeue' | 'lost'> {
  const { command, run, signal, stop } = claimed
  try {
    const settlement = await run(command, contextOf(claimed))
    // Cancelled by nobody but the stop: a person still wants it.
    return settlement.status === 'CANCELLED' && stop.aborted && !isCancelled(signal) ? 'requeue' : settlement
  } catch (error) {
    if (error instanceof HoldLost) return 'lost'
    if (stop.aborted) return 'requeue'
    return settlementFrom(error, claimed)
  }
}

/** Only what a handler may have; the worker alone ends a command. */
function contextOf({ journal, signal }: ClaimedRun): CommandContext {
  const { log, pullMoved, recordCall, keepEvidence, planSteps, stepStarted, stepEnded, commit } = journal
  return { signal, log, pullMoved, recordCall, keepEvidence, planSteps, stepStarted, stepEnded, commit }
}

const isCancelled = (signal: AbortSignal): boolean =>
  signal.reason instanceof CommandInterrupted && signal.reason.by === 'cancel'

function settlementFrom(error: unknown, { command, stackName, journal, signal, log, newId }: ClaimedRun): Settlement {
  const { committed, touched } = journal
  const reportBug = (bug: unknown) => {
    const reference = newId()
    log.error({ error: bug, reference, command: command.id }, 'a command ended with an exception')
    return reference
  }
  const settlement = settlementOf(error, { stackName, committed, touched, cancelled: isCancelled(signal) }, reportBug)
  if (settlement.error) journal.log('error', 'settle', settlement.error.message)
  return settlement
}
