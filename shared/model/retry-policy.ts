import { z } from 'zod'
import { CommandKind } from './command.ts'

/** What follows when a command ends with an error of a class: it is tried again by itself, or it ends FAILED. */
const Reaction = z.enum(['RETRY', 'FAIL'])

/** How one kind of command deals with errors. An error that stays until somebody changes something always ends it. */
export const KindRetries = z.object({
  /** Of errors that pass by themselves: an Engine that does not answer, a full disk of ours. */
  transient: Reaction.default('RETRY'),
  /** Of a bug of ours; tried once more, then given up. */
  unknown: Reaction.default('RETRY'),
})
export type KindRetries = z.infer<typeof KindRetries>

/**
 * What is tried again, and when: the first time after `firstDelaySeconds`, then after four times as long each, every delay
 * half as long to half as long again by chance, so that hosts that failed together do not come back together.
 */
export const RetryPolicy = z.object({
  /** Tries in all, the first one included. */
  attempts: z.number().int().min(1).max(10).default(3),
  firstDelaySeconds: z.number().min(0.01).max(3600).default(2),
  /** By kind; one that is not named retries both classes. */
  kinds: z.partialRecord(CommandKind, KindRetries).default({ RESTART_STACK: { transient: 'RETRY', unknown: 'FAIL' } }),
})
export type RetryPolicy = z.infer<typeof RetryPolicy>
