import { z } from 'zod'
import { type ErrorContext, unreadableAnswer } from './docker-error.ts'

/**
 * The answer as the schema says, other fields left out. Throws ENGINE_ERROR where it does not fit: an answer that is cut
 * or comes from something that is no Engine arrives here as a Buffer or half an object.
 */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  context: ErrorContext,
): z.infer<Schema> {
  const read = schema.safeParse(answer)
  if (!read.success) throw unreadableAnswer(context, read.error)
  return read.data
}

/** A list that the Engine writes as null where it is empty. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? [])

/** Labels and options: text by text, null or absent where there are none. */
export const textByName = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {})
