import { z } from 'zod'

/** What a worker process is asked. */
export const ToWorker = z.discriminatedUnion('kind', [
  /** Puts a command into the queue, so that this process is the first to hold it. */
  z.object({ kind: z.literal('enqueue'), host: z.string(), stack: z.string() }),
  /** Ends the command when it is held here, however often. */
  z.object({ kind: z.literal('finish'), command: z.string() }),
])
export type ToWorker = z.infer<typeof ToWorker>

/** What a worker process says. */
export const FromWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('holding'), command: z.string(), attempt: z.number() }),
  /** Its write was refused, or it noticed before, that another holds the command; it does no more of it. */
  z.object({ kind: z.literal('lost'), command: z.string(), attempt: z.number() }),
])
export type FromWorker = z.infer<typeof FromWorker>
