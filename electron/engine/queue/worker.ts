import type { Kysely } from 'kysely'
import type { CommandId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { EngineLog } from '../engine-log.ts'
import type { Claim } from './claim.ts'
import { CommandInterrupted, type RunCommand } from './command-context.ts'
import { openJournal } from './command-journal.ts'
import type { CommandSignals } from './command-signals.ts'
import type { CommandStore } from './command-store.ts'
import { delay } from './delay.ts'
import type { QueueProbe } from './queue-points.ts'
import { runClaim } from './run-claim.ts'

/** Runs the commands of all hosts: one at a time a host, in order; hosts beside each other. */
export interface Worker {
  /** Recovers what an earlier process left, then runs what is in the queue, now and as it comes. */
  start(): Promise<void>
  /** Aborts a command that runs here; the cancel is to be recorded first. Does nothing for any other. */
  cancel(id: CommandId): void
  /**
   * Claims nothing more, aborts what runs, and ends when all of it was put back or ended, after 8 s at the latest; answers
   * whether all of it has. What has not goes on leading back: see `idle`.
   */
  stop(): Promise<boolean>
  /** Kept when nothing runs here any more. */
  idle(): Promise<void>
}

/** What the worker is made from. */
export interface WorkerDependencies {
  readonly db: Kysely<Tables>
  readonly commands: CommandStore
  readonly signals: CommandSignals
  readonly clock: Clock
  readonly newId: () => string
  readonly log: EngineLog
  readonly run: RunCommand
  readonly probe: QueueProbe
}

/** How long a stop waits for handlers. */
const stopPatienceMs = 8000

/** How long to wait before asking the database again after it refused, for example for a full disk. */
const retryMs = 2000

/** Makes a worker that has not started. It wakes by itself whenever a command becomes PENDING or ends. */
export function createWorker(dependencies: WorkerDependencies): Worker {
  const { db, commands, signals, clock, newId, log, run, probe } = dependencies
  const owner = newId()
  const stopping = new AbortController()
  const running = new Map<CommandId, AbortController>()
  const ends = new Set<Promise<void>>()
  let pumping: Promise<void> | null = null
  let wakeAgain = false

  const interrupt = (id: CommandId, by: 'cancel' | 'stop') => running.get(id)?.abort(new CommandInterrupted(by))

  const runOne = async (claim: Claim) => {
    const { command } = claim
    const controller = new AbortController()
    running.set(command.id, controller)
    try {
      if (stopping.signal.aborted) interrupt(command.id, 'stop')
      // Read after it can be interrupted, so that a cancel between the claim and here is not missed.
      const { cancelRequested, stackName } = await commands.get(command.id)
      if (cancelRequested) interrupt(command.id, 'cancel')
      const journal = openJournal(claim, { db, clock, signals, probe })
      await runClaim({ command, journal, run, log, newId, stackName, signal: controller.signal, stop: stopping.signal })
    } finally {
      running.delete(command.id)
    }
  }

  const begin = (claim: Claim) => {
    const end = runOne(claim).catch((error: unknown) =>
      log.error(
        { error, command: claim.command.id },
        'a command could not be ended; it is recovered at the next start',
      ),
    )
    const tracked = end.finally(() => {
      ends.delete(tracked)
      wake()
    })
    ends.add(tracked)
  }

  const claimAll = async () => {
    for (;;) {
      if (stopping.signal.aborted) return
      wakeAgain = false
      const claim = await commands.claim(owner)
      if (claim) begin(claim)
      else if (!wakeAgain) return
    }
  }

  const pump = async () => {
    while (!stopping.signal.aborted) {
      try {
        return await claimAll()
      } catch (error) {
        log.error({ error }, 'no command can be claimed')
        await delay(retryMs, stopping.signal)
      }
    }
  }

  const wake = () => {
    wakeAgain = true
    if (pumping || stopping.signal.aborted) return
    pumping = pump().finally(() => {
      pumping = null
      // A wake between the last look and here found a pump that had stopped looking.
      if (wakeAgain) wake()
    })
  }

  let unsubscribe = () => {}

  return {
    async start() {
      const recovered = await commands.recoverStale()
      if (recovered.length > 0) log.warn({ recovered }, 'commands of an earlier process were recovered')
      unsubscribe = signals.subscribe(({ status }) => {
        if (status === 'PENDING') wake()
      })
      wake()
    },
    cancel: (id) => interrupt(id, 'cancel'),
    async stop() {
      unsubscribe()
      stopping.abort()
      for (const id of [...running.keys()]) interrupt(id, 'stop')
      await pumping
      const patience = new AbortController()
      await Promise.race([Promise.all(ends), delay(stopPatienceMs, patience.signal)])
      patience.abort()
      return ends.size === 0
    },
    async idle() {
      await Promise.all(ends)
    },
  }
}
