import type { Kysely } from 'kysely'
import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command } from '#shared/model/command.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { EngineLog } from '../engine-log.ts'
import type { RunCommand } from './command-context.ts'
import { createCommandSignals } from './command-signals.ts'
import { type CommandStore, createCommandStore } from './command-store.ts'
import { followCommand } from './follow-command.ts'
import { createLogStore, type LogStore } from './log-store.ts'
import { noProbe, type QueueProbe } from './queue-points.ts'
import { createStepStore, type StepStore } from './step-store.ts'
import { createWorker } from './worker.ts'

/** The command queue of one process: its stores, and the worker that runs what is enqueued. */
export interface Queue {
  readonly commands: Omit<CommandStore, 'claim' | 'requestCancel' | 'recoverStale'>
  readonly logs: LogStore
  readonly steps: StepStore
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
  /** See `Worker.idle`. */
  idle(): Promise<void>
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
}

/** Makes a queue that has not started; commands can be enqueued and read before. */
export function createQueue(dependencies: QueueDependencies): Queue {
  const { db, clock, newId, changes, log, run, probe = noProbe } = dependencies
  const signals = createCommandSignals(changes)
  const commands = createCommandStore({ db, clock, newId, signals, probe })
  const logs = createLogStore(db)
  const steps = createStepStore(db)
  const worker = createWorker({ db, commands, signals, clock, newId, log, run, probe })
  return {
    commands,
    logs,
    steps,
    async cancel(reference, actor) {
      const command = await commands.requestCancel(reference, actor)
      worker.cancel(command.id)
      return command
    },
    follow: (request, signal) => followCommand({ commands, logs, steps, signals }, request, signal),
    start: () => worker.start(),
    idle: () => worker.idle(),
    async stop() {
      const isIdle = await worker.stop()
      signals.close()
      return isIdle
    },
  }
}
