import { z } from 'zod'
import { StackDocument } from '#shared/model/document.ts'

const stack = z.string()
/** Sent again with the same key, a request that was not answered makes no second command. */
const key = z.string()

/** What the harness asks the engine process to do. All but the last three put a command into the queue. */
export const Ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('apply'), stack, key, host: z.string(), document: StackDocument }),
  z.object({ kind: z.literal('rollback'), stack, key, to: z.number() }),
  z.object({ kind: z.literal('remove'), stack, key, volumes: z.boolean() }),
  z.object({ kind: z.enum(['start', 'stop', 'restart']), stack, key }),
  z.object({ kind: z.literal('cancel'), command: z.string() }),
  /** Dies at the so many-th time that this moment is passed from now on. */
  z.object({ kind: z.literal('arm'), point: z.string(), occurrence: z.number() }),
  z.object({ kind: z.literal('active') }),
])
export type Ask = z.infer<typeof Ask>

/** An `Ask` that puts a command into the queue. */
export type EnqueueAsk = Extract<Ask, { readonly key: string }>

export const ToChild = z.object({ id: z.number(), ask: Ask })

export const FromChild = z.discriminatedUnion('kind', [
  /** Recovered, and at work. */
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('answer'),
    id: z.number(),
    /** The command that was enqueued. */
    command: z.string().nullable(),
    /** How many commands have not ended; for `active`. */
    active: z.number(),
    error: z.string().nullable(),
  }),
])
export type FromChild = z.infer<typeof FromChild>
