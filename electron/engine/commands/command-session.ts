import type { HostId } from '#shared/model/ids.ts'
import type { StackStatus } from '#shared/model/stack.ts'
import type { Clock } from '../clock.ts'
import { type CommandContext, CommandInterrupted, type StoredCommand } from '../queue/command-context.ts'
import { HoldLost } from '../queue/held-command.ts'
import type { ExecutionResult, ExecutionTiming } from '../reconcile/execution.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver, LockHolder } from '../reconcile/host-driver.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import type { BoundCommand } from './command-definition.ts'
import type { CommandPoint } from './command-points.ts'
import type { PlanIntent, StackToPlan } from './plan-stack.ts'
import type { Redactor } from './redactor.ts'

/** What running commands needs. */
export interface CommandRunnerDependencies {
  readonly stacks: StackStore
  readonly versions: VersionStore
  /** @throws AppError HOST_NOT_FOUND */
  readonly driver: (hostId: HostId) => HostDriver
  readonly clock: Clock
  /** Names this controller to others on the same host. */
  readonly controller: Pick<LockHolder, 'installation' | 'description' | 'process' | 'isGone'>
  readonly timing: ExecutionTiming
  /** Told of every moment at which the process may die; nobody is where it is left out. */
  readonly probe?: CommandProbe
}

/** Told of the moments of a command and of its execution. */
type CommandProbe = ExecutionProbe & ((point: CommandPoint) => void)

/** One attempt of one command: all that its parts read, none of them changes it. */
export interface Session {
  readonly command: StoredCommand
  readonly context: CommandContext
  readonly redactor: Redactor
  readonly bound: BoundCommand
  /** The stack as it was when the attempt began. */
  readonly stored: StoredStack
  /** What the stack was before the first attempt began to change it. */
  readonly statusBefore: StackStatus
  readonly stack: StackToPlan
  readonly intent: PlanIntent
  readonly signal: AbortSignal
  readonly driver: HostDriver
  readonly timing: ExecutionTiming
  readonly probe: CommandProbe
  readonly dependencies: CommandRunnerDependencies
  /** True where the whole attempt holds the host's lock. */
  readonly isLocked: boolean
}

/** `restored` says that the current version was planned and verified anew, `isKept` that the host was looked at after it. */
export type SessionResult = ExecutionResult & { readonly restored?: true; readonly isKept?: true }

/** The end of an attempt that did nothing to the host. */
export const unchanged = (failure: unknown): ExecutionResult => ({ outcome: 'UNCHANGED', failure, undoFailure: null })

/** Another worker has the command: whatever is done from here on is that one's. */
export const isHoldLost = (failure: unknown): boolean => failure instanceof HoldLost

/** The program ends and goes on with the command at its next start. */
export const isStop = (failure: unknown): boolean => failure instanceof CommandInterrupted && failure.by === 'stop'

/** What an exception says, for a line of a log. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
