import type { CommandLogLine, CommandOutcome } from '#shared/model/command.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import type { ExecutionProbe } from './execution-points.ts'
import type { HostDriver } from './host-driver.ts'
import type { ObservedState } from './observed-state.ts'
import type { PlannedWork } from './planned-work.ts'
import type { LimitRecord } from './recorded-limits.ts'
import type { StackOwner } from './stack-owner.ts'

/** Where an execution writes what it does. Every promise is awaited before the next effect. */
interface ExecutionContext {
  readonly commandId: string
  readonly owner: StackOwner
  /** Aborts to cancel; the execution then leads back, unless it has committed. */
  readonly signal: AbortSignal
  log(level: CommandLogLine['level'], step: string, text: string): void
  /** How far the pull of a step is. Told often; nothing waits for it. */
  pullMoved(index: number, pull: Pick<ImagePull, 'image' | 'layers'>): void
  stepStarted(index: number): Promise<void>
  stepEnded(index: number, status: 'DONE' | 'FAILED' | 'UNDONE'): Promise<void>
  /** True for a failure after which nothing may be touched any more: another worker has the command. */
  isLost(failure: unknown): boolean
  /** Keeps names of anonymous volumes whose container goes without a commit: nothing else says whose they are. */
  trackVolumes(names: readonly string[]): Promise<void>
  /** Keeps what a container was given after its creation, in place of what was kept of it before. */
  readonly keepLimits: (record: LimitRecord) => Promise<void>
  /** Makes the result the truth, in one transaction. */
  commit(version: number | null): Promise<void>
}

/** What carrying out a plan needs. */
export interface ExecutionInput {
  readonly work: PlannedWork
  /** What the plan was made from. */
  readonly observed: ObservedState
  readonly driver: HostDriver
  readonly context: ExecutionContext
  readonly timing: ExecutionTiming
  readonly probe: ExecutionProbe
}

/** Times in milliseconds. */
export interface ExecutionTiming {
  /** Of a clock that only goes forward. */
  readonly nowMs: () => number
  /** How long a container without a health check has to run to count as steady. */
  readonly steadyMs: number
  /** How long leading back may take, waits included. */
  readonly undoMs: number
  /** Pause before a call of the undo is tried again that the Engine did not answer. */
  readonly retryMs: number
}

/** How it ended. `failure` is what stopped it: an AppError, or the reason of the signal. `undoFailure` is what kept it from leading back. */
export interface ExecutionResult {
  readonly outcome: CommandOutcome
  readonly failure: unknown
  readonly undoFailure: unknown
}
