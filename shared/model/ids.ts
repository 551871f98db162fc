import { z } from 'zod'

/** A sortable unique id as the engine makes them (UUID version 7, RFC 9562): 36 characters, lower case. */
const uuid = z.uuid()

export const HostId = uuid.brand<'HostId'>()
export type HostId = z.infer<typeof HostId>

export const StackId = uuid.brand<'StackId'>()
export type StackId = z.infer<typeof StackId>

export const CommandId = uuid.brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>

/**
 * The name of a stack or host: what a Compose project name may be (compose-spec, 04-version-and-name.md),
 * at most 63 characters so that container names stay valid host names (RFC 1123).
 */
export const Slug = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'use lower-case letters, digits, - and _, starting with a letter or digit')
export type Slug = z.infer<typeof Slug>

/** Names one stack or host: its id or its name. Names never look like an id, so the two cannot be confused. */
export const Reference = z.string().min(1).max(63)
