import type { Kysely } from 'kysely'
import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command } from '#shared/model/command.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { EngineLog } from '../engine-log.ts'
import type { RunCommand } from './command-context.ts'
import { createCommandSignals } from './command-signals.ts'
import { type CommandStore, createCommandStore } from './command-store.ts'
import { createEvidenceStore, type EvidenceStore } from './evidence-store.ts'
import { followCommand } from './follow-command.ts'
import { type LeaseTimes, productLease } from './lease.ts'
import { createLogStore, type LogStore } from './log-store.ts'
import { createPartitionStore } from './partition-store.ts'
import { pruneRecords } from './prune-records.ts'
import { noProbe, type QueueProbe } from './queue-points.ts'
import { createStepStore, type StepStore } from './step-store.ts'
import { createWorker } from './worker.ts'
import type { WorkerDependencies } from './worker-dependencies.ts'

/** The command queue of one process: its stores, and the worker that runs what is enqueued. */
export interface Queue {
  readonly commands: Omit<CommandStore, 'claim' | 'requestCancel' | 'recoverStale' | 'recoverExpired' | 'nextDue'>
  readonly logs: LogStore
  readonly steps: StepStore
  readonly evidence: EvidenceStore
  /** The host starts nothing more until it is resumed; what runs goes on. */
  pause(hostId: HostId, actor: string): Promise<void>
  resume(hostId: HostId): Promise<void>
  /** Records the cancel, then aborts the command where it runs. @throws AppError COMMAND_NOT_FOUND, COMMAND_ENDED */
  cancel(reference: string, actor: string): Promise<Command>
  /** See `followCommand`. @throws AppError COMMAND_NOT_FOUND */
  follow(
    request: { readonly command: string; readonly afterSeq: number },
    signal: AbortSignal,
  ): AsyncGenerator<CommandEvent, void, undefined>
  /** Recovers what an earlier process left RUNNING, then begins to work. */
  start(): Promise<void>
  /** Ends the worker (see `Worker.stop`) and everything that follows a command. */
  stop(): Promise<boolean>
  /** See `pruneRecords`. */
  pruneRecords(endedBefore: Date, signal: AbortSignal): Promise<void>
  /** See `Worker.idle`. */
  idle(): Promise<void>
  /** See `Worker.wake`. */
  wake(): void
}

/** What the queue is made from. `run` does the work of one command. */
export interface QueueDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly log: EngineLog
  readonly run: RunCommand
  readonly probe?: QueueProbe
  /** Those of the product where left out. */
  readonly lease?: LeaseTimes
  readonly retryPolicy: WorkerDependencies['retryPolicy']
  readonly random: WorkerDependencies['random']
  /** Always true where left out. */
  readonly mayBegin?: WorkerDependencies['mayBegin']
}

/** Makes a queue that has not started; commands can be enqueued and read before. */
export function createQueue(dependencies: QueueDependencies): Queue {
  const { db, clock, newId, changes, log, run, retryPolicy, random, probe = noProbe } = dependencies
  const { lease = productLease, mayBegin = () => true } = dependencies
  const signals = createCommandSignals(changes)
  const commands = createCommandStore({ db, clock, newId, signals, probe, lease })
  const logs = createLogStore(db)
  const steps = createStepStore(db)
  const evidence = createEvidenceStore(db)
  const partitions = createPartitionStore({ db, clock })
  const worker = createWorker({
    db,
    commands,
    signals,
    clock,
    newId,
    log,
    run,
    retryPolicy,
    random,
    probe,
    lease,
    mayBegin,
  })
  return {
    commands,
    logs,
    steps,
    evidence,
    async pause(hostId, actor) {
      await partitions.pause(hostId, actor)
      changes.publish({ kind: 'host', hostId })
    },
    async resume(hostId) {
      await partitions.resume(hostId)
      changes.publish({ kind: 'host', hostId })
      worker.wake()
    },
    async cancel(reference, actor) {
      const command = await commands.requestCancel(reference, actor)
      worker.cancel(command.id)
      return command
    },
    pruneRecords: (endedBefore, signal) => pruneRecords(db, endedBefore.getTime(), signal),
    follow: (request, signal) => followCommand({ commands, logs, steps, signals }, request, signal),
    start: () => worker.start(),
    idle: () => worker.idle(),
    wake: () => worker.wake(),
    async stop() {
      const isIdle = await worker.stop()
      signals.close()
      return isIdle
    },
  }
}
