import type { Kysely } from 'kysely'
import type { CommandId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { delay } from '../delay.ts'
import type { EngineLog } from '../engine-log.ts'
import type { Claim } from './claim.ts'
import { CommandInterrupted, type RunCommand } from './command-context.ts'
import { type CommandJournal, openJournal } from './command-journal.ts'
import type { CommandSignals } from './command-signals.ts'
import type { CommandStore } from './command-store.ts'
import type { KindPolicy } from './decide-retry.ts'
import { HoldLost } from './held-command.ts'
import type { LeaseTimes } from './lease.ts'
import { persist } from './persist.ts'
import type { QueueProbe } from './queue-points.ts'
import { runClaim } from './run-claim.ts'

/** Runs the commands of all hosts: one at a time a host, in order; hosts beside each other. */
export interface Worker {
  /** Recovers what an earlier process left, then runs what is in the queue, now and as it comes. */
  start(): Promise<void>
  /** Looks again whether a command may run: a host's queue was resumed, or storing works again. */
  wake(): void
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
  readonly lease: LeaseTimes
  /** What of a kind is tried again by itself. */
  readonly retryPolicy: (kind: string) => Promise<KindPolicy>
  /** From 0 up to 1. */
  readonly random: () => number
  /** False while nothing can be stored: nothing is begun then. Wake the worker when that has passed. */
  readonly mayBegin: () => boolean
}

/** How long a stop waits for handlers. */
const stopPatienceMs = 8000

/** A timer of more than this is set anew: a clock may jump meanwhile. */
const longestAlarmMs = 60_000

/** How long to wait before asking the database again after it refused, for example for a full disk. */
const retryMs = 2000

/** Makes a worker that has not started. It wakes by itself whenever a command becomes PENDING or ends. */
export function createWorker(dependencies: WorkerDependencies): Worker {
  const { db, commands, signals, clock, newId, log, run, retryPolicy, random, probe, lease, mayBegin } = dependencies
  const owner = newId()
  const stopping = new AbortController()
  const running = new Map<CommandId, AbortController>()
  const journals = new Map<CommandId, CommandJournal>()
  const ends = new Set<Promise<void>>()
  let pumping: Promise<void> | null = null
  let wakeAgain = false
  let alarm: NodeJS.Timeout | undefined
  let beating: Promise<void> = Promise.resolve()

  const interrupt = (id: CommandId, by: 'cancel' | 'stop') => running.get(id)?.abort(new CommandInterrupted(by))

  const runOne = async (claim: Claim) => {
    const { command } = claim
    const controller = new AbortController()
    running.set(command.id, controller)
    try {
      if (stopping.signal.aborted) interrupt(command.id, 'stop')
      // Read after it can be interrupted, so that a cancel between the claim and here is not missed.
      const stop = stopping.signal
      const read = await persist(() => commands.get(command.id), { log, stop, command: command.id })
      if (read === null) return
      const { cancelRequested, stackName } = read.value
      if (cancelRequested) interrupt(command.id, 'cancel')
      const journal = openJournal(claim, { db, clock, signals, probe, lease })
      journals.set(command.id, journal)
      const policy = () => retryPolicy(command.kind)
      const { signal } = controller
      await runClaim({ command, journal, run, log, newId, policy, random, stackName, signal, stop })
    } finally {
      journals.delete(command.id)
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
      if (!mayBegin()) return
      const looked = clock.now().getTime()
      const claim = await commands.claim(owner)
      if (claim) begin(claim)
      else if (!wakeAgain) return wakeAt(await commands.nextDue(looked))
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

  /** A command that waits to be tried again, wakes the worker; a computer that slept through it does so late, not never. */
  const wakeAt = (due: number | null) => {
    clearTimeout(alarm)
    if (due === null || stopping.signal.aborted) return
    alarm = setTimeout(wake, Math.min(Math.max(due - clock.now().getTime(), 10), longestAlarmMs))
    alarm.unref()
  }

  /** Says that what runs here is alive, and takes over what another worker left. */
  const beat = async () => {
    for (const [id, journal] of journals) {
      await journal.renew().catch((error: unknown) => {
        if (error instanceof HoldLost) running.get(id)?.abort(error)
        else if (mayBegin()) log.error({ error, command: id }, 'a lease cannot be renewed')
      })
    }
    const recovered = await commands.recoverExpired(owner)
    if (recovered.length > 0) log.warn({ recovered }, 'commands whose worker is gone were taken over')
  }

  const beatAlways = async () => {
    while (!stopping.signal.aborted) {
      await delay(lease.renewEveryMs, stopping.signal)
      if (!stopping.signal.aborted)
        await beat().catch((error: unknown) => mayBegin() && log.error({ error }, 'leases cannot be looked at'))
    }
  }

  let unsubscribe = () => {}

  return {
    async start() {
      const recovered = await commands.recoverStale()
      if (recovered.length > 0) log.warn({ recovered }, 'commands of an earlier process were recovered')
      unsubscribe = signals.subscribe(({ status }) => {
        if (status === 'PENDING') wake()
      })
      beating = beatAlways()
      wake()
    },
    cancel: (id) => interrupt(id, 'cancel'),
    wake,
    async stop() {
      unsubscribe()
      stopping.abort()
      for (const id of [...running.keys()]) interrupt(id, 'stop')
      clearTimeout(alarm)
      await Promise.all([pumping, beating])
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
