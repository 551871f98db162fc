import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { EngineLog } from '../engine-log.ts'
import type { RunCommand } from './command-context.ts'
import type { CommandSignals } from './command-signals.ts'
import type { CommandStore } from './command-store.ts'
import type { KindPolicy } from './decide-retry.ts'
import type { LeaseTimes } from './lease.ts'
import type { QueueProbe } from './queue-points.ts'

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
