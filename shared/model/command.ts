import { z } from 'zod'
import { CommandId, HostId, Slug, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

export const CommandKind = z.enum([
  'APPLY_STACK_VERSION',
  'ROLLBACK_STACK',
  'DELETE_STACK',
  'START_STACK',
  'STOP_STACK',
  'RESTART_STACK',
])
export type CommandKind = z.infer<typeof CommandKind>

/**
 * The state of a command. The last three are terminal; the schema refuses every other transition.
 *
 *     PENDING -> RUNNING -> DONE | FAILED | CANCELLED
 *        |          '-----> PENDING   (interrupted, or to be tried again)
 *        '-> CANCELLED
 */
export const CommandStatus = z.enum(['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'])
export type CommandStatus = z.infer<typeof CommandStatus>

/** What an ended command did to the host: nothing, all of it, led back to the version before, or stopped half way. */
export const CommandOutcome = z.enum(['UNCHANGED', 'APPLIED', 'ROLLED_BACK', 'PARTIAL'])
export type CommandOutcome = z.infer<typeof CommandOutcome>

/** The error an ended command carries: a row of the error table, filled in. */
export const CommandError = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string(),
  /** The error's own data, to say it in another language; errors of earlier releases were kept without. */
  data: z.unknown().optional(),
})
export type CommandError = z.infer<typeof CommandError>

const commandShape = z.object({
  id: CommandId,
  /** Place in the order of enqueueing, over all hosts; shown as `#12`. */
  seq: z.number().int(),
  kind: CommandKind,
  /** For people: `Apply shop v3`. */
  title: z.string(),
  hostId: HostId,
  hostName: Slug,
  stackId: StackId,
  stackName: Slug,
  /** The version that it leads to; null for kinds that lead to none. */
  version: z.number().int().positive().nullable(),
  /** The one service that it is for; null for the whole stack. */
  service: z.string().nullable(),
  status: CommandStatus,
  outcome: CommandOutcome.nullable(),
  attempt: z.number().int(),
  /** The command that this one tries again; null for one that was asked for by itself. */
  parentId: CommandId.nullable(),
  /** Until when it waits before it is tried again by itself; null where it does not. */
  notBefore: Timestamp.nullable(),
  actor: z.string(),
  cancelRequested: z.boolean(),
  error: CommandError.nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  /** Steps ended and known; both 0 until the plan is made. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
})
type CommandShape = typeof commandShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface CommandSchema extends CommandShape {}
export const Command: CommandSchema = commandShape
export type Command = z.infer<typeof Command>

/** One operation of a command's plan, as a journal: the intent is stored before the effect, the outcome after it. */
export const CommandStep = z.object({
  attempt: z.number().int(),
  index: z.number().int(),
  text: z.string(),
  /** Why, in words. */
  cause: z.string(),
  phase: z.string(),
  status: z.enum(['PENDING', 'RUNNING', 'DONE', 'FAILED', 'UNDONE']),
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
})
export type CommandStep = z.infer<typeof CommandStep>

/** One line of a command's log. `seq` counts from 1 in the command, without gaps, in the order of happening. */
export const CommandLogLine = z.object({
  seq: z.number().int(),
  attempt: z.number().int(),
  at: Timestamp,
  level: z.enum(['info', 'warn', 'error']),
  /** What the worker was at: `claim`, `plan`, `pull`, an operation's kind, `settle`. */
  step: z.string(),
  text: z.string(),
})
export type CommandLogLine = z.infer<typeof CommandLogLine>

export const CommandDetail = Command.extend({ steps: z.array(CommandStep) })
export type CommandDetail = z.infer<typeof CommandDetail>
