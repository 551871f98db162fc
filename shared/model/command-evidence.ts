import { z } from 'zod'
import { Command, CommandLogLine, CommandStep } from './command.ts'
import { Timestamp } from './time.ts'

/** One call of the Engine that a command made, without what was sent: that may hold secrets. */
export const CommandCall = z.object({
  seq: z.number().int(),
  attempt: z.number().int(),
  /** When it began. */
  at: Timestamp,
  tookMs: z.number().int(),
  /** What was asked, for example `createContainer`. */
  call: z.string(),
  /** Of what: a name, or the first digits of an id. */
  target: z.string(),
  /** What it failed with; null where it was answered. */
  error: z.string().nullable(),
})
export type CommandCall = z.infer<typeof CommandCall>

/** What an attempt was about to do, and the stack's containers, networks and volumes as they were before and after it. */
export const CommandEvidenceItem = z.object({
  attempt: z.number().int(),
  what: z.enum(['plan', 'before', 'after']),
  at: Timestamp,
  content: z.unknown(),
})
export type CommandEvidenceItem = z.infer<typeof CommandEvidenceItem>

/** All that is known of one command, to be handed to somebody who was not there. Secrets are not in it. */
export const CommandEvidence = z.object({
  /** Of the shape of this bundle. */
  format: z.literal(1),
  madeAt: Timestamp,
  product: z.object({ version: z.string(), platform: z.string() }),
  command: Command,
  steps: z.array(CommandStep),
  items: z.array(CommandEvidenceItem),
  calls: z.array(CommandCall),
  log: z.array(CommandLogLine),
})
export type CommandEvidence = z.infer<typeof CommandEvidence>
