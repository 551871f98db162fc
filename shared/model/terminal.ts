import { z } from 'zod'
import { HostId, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

export const TerminalId = z.uuid().brand<'TerminalId'>()
export type TerminalId = z.infer<typeof TerminalId>

/** A terminal in a container: one that is open, or was. Kept as a record of who was where; never what was typed. */
export const TerminalSession = z.object({
  id: TerminalId,
  hostId: HostId,
  containerId: z.string(),
  containerName: z.string(),
  stackId: StackId.nullable(),
  actor: z.string(),
  command: z.array(z.string()),
  startedAt: Timestamp,
  /** Null while it is open. */
  endedAt: Timestamp.nullable(),
  exitCode: z.number().int().nullable(),
})
export type TerminalSession = z.infer<typeof TerminalSession>

/** What a terminal shows, in order. `seq` counts from 1; `reset` says that older output is not there any more. */
export const TerminalEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), seq: z.number().int() }),
  /** Bytes as base64: a chunk may end in the middle of a character. */
  z.object({ kind: z.literal('output'), seq: z.number().int(), data: z.string() }),
  z.object({ kind: z.literal('ended'), seq: z.number().int(), exitCode: z.number().int().nullable() }),
])
export type TerminalEvent = z.infer<typeof TerminalEvent>
