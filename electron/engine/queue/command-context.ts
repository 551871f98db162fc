import type { Kysely } from 'kysely'
import type { CommandError, CommandLogLine, CommandOutcome, CommandStep } from '#shared/model/command.ts'
import type { CommandId, HostId, StackId } from '#shared/model/ids.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import type { Timestamp } from '#shared/model/time.ts'
import type { Tables } from '../db/tables.ts'
import type { NewCall } from './evidence-store.ts'

/** A claimed command as its handler gets it. The queue reads neither kind nor payload. */
export interface StoredCommand {
  readonly id: CommandId
  readonly seq: number
  readonly kind: string
  readonly payload: unknown
  readonly hostId: HostId
  readonly stackId: StackId
  /** From 1. */
  readonly attempt: number
  readonly maxAttempts: number
  readonly actor: string
  /** Hash of the plan that a person approved; null where none was. */
  readonly approvedPlan: string | null
  /** True where an earlier attempt ended without an end (a crash, a stop): the host may hold part of its work. */
  readonly interrupted: boolean
  /** When an earlier attempt committed; from there the way is forward only. */
  readonly committedAt: Timestamp | null
}

/** Why a command's signal aborted: a person cancelled it, or the worker stops and will go on after the next start. */
export class CommandInterrupted extends Error {
  override readonly name = 'CommandInterrupted'
  readonly by: 'cancel' | 'stop'

  constructor(by: 'cancel' | 'stop') {
    super(by === 'cancel' ? 'The command was cancelled.' : 'Stackwright is shutting down.')
    this.by = by
  }
}

/** A step as it is planned; its place in the list is its index. */
export type PlannedStep = Pick<CommandStep, 'text' | 'cause' | 'phase'>

/**
 * What a handler has of the queue. Every write is refused (and throws) once another worker holds the command, so a
 * handler that awaits the journal before each effect cannot act on a command that it lost.
 */
export interface CommandContext {
  /**
   * Aborts with a `CommandInterrupted` when the command is cancelled or the worker stops. Aborted from the start where
   * the cancel came during an attempt that a crash ended: what that attempt left is then to be led back.
   */
  readonly signal: AbortSignal
  /** Adds a line. Lines are stored in this order; all of them are on disk before the next promise of this context ends. */
  log(level: CommandLogLine['level'], step: string, text: string): void
  /** Tells those who follow how far the pull of a step is. Kept in memory only. */
  pullMoved(index: number, pull: Pick<ImagePull, 'image' | 'layers'>): void
  /** Keeps a call of the Engine as evidence; stored with the next promise of this context. */
  recordCall(call: NewCall): void
  /** Keeps what this attempt planned, or how the host was; the first of each stays. */
  keepEvidence(what: 'plan' | 'before' | 'after', content: unknown): Promise<void>
  /** Journals all steps of this attempt, once. */
  planSteps(steps: readonly PlannedStep[]): Promise<void>
  /** The intent. Await it before the effect: it is on disk, with every line logged so far, when this ends. */
  stepStarted(index: number): Promise<void>
  /** The outcome, after the effect; on disk when this ends, and before any intent that is written later. `UNDONE` is a step that was done and then led back. */
  stepEnded(index: number, status: 'DONE' | 'FAILED' | 'UNDONE'): Promise<void>
  /** Runs `write` and marks the command committed in ONE transaction: both are stored, or neither. */
  commit(write: (transaction: Kysely<Tables>) => Promise<void>): Promise<void>
}

/**
 * How a command ends. A handler that throws instead ends its command FAILED with that error; one that throws because the
 * worker stops (`signal.reason.by === 'stop'`) has it put back into the queue, to be resumed at the next start.
 */
export interface Settlement {
  readonly status: 'DONE' | 'FAILED' | 'CANCELLED'
  readonly outcome: CommandOutcome
  /** Never null for FAILED. */
  readonly error: CommandError | null
  /** What is to be stored in the same transaction as the end: both are, or neither. */
  readonly store?: (transaction: Kysely<Tables>) => Promise<void>
}

/** Does the work of one command. Given by the commands; the queue knows no kind. */
export type RunCommand = (command: StoredCommand, context: CommandContext) => Promise<Settlement>
