import { z } from 'zod'
import { CommandId, HostId, StackId } from './ids.ts'

/**
 * Something that the engine owns changed; a view showing it asks again. `reset` says that changes may have been missed
 * (the engine restarted, or the reader was away too long): everything shown is to be asked again.
 */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), seq: z.number().int() }),
  z.object({ kind: z.literal('host'), seq: z.number().int(), hostId: HostId }),
  z.object({ kind: z.literal('stack'), seq: z.number().int(), stackId: StackId }),
  /** A container, network or volume of the stack changed on the Engine. */
  z.object({ kind: z.literal('runtime'), seq: z.number().int(), stackId: StackId, hostId: HostId }),
  /** Any container of the host changed, or whether its Engine answers. */
  z.object({ kind: z.literal('containers'), seq: z.number().int(), hostId: HostId }),
  /** What is wrong now is another list. */
  z.object({ kind: z.literal('alerts'), seq: z.number().int() }),
  /** Sizes of the host's images and volumes were read anew, or some of them removed. */
  z.object({ kind: z.literal('objects'), seq: z.number().int(), hostId: HostId }),
  z.object({
    kind: z.literal('command'),
    seq: z.number().int(),
    commandId: CommandId,
    stackId: StackId,
    status: z.string(),
  }),
  /** What `system.info` says changed: storing works no more, or again. */
  z.object({ kind: z.literal('system'), seq: z.number().int() }),
  z.object({ kind: z.literal('settings'), seq: z.number().int() }),
  z.object({ kind: z.literal('registries'), seq: z.number().int() }),
])
export type Change = z.infer<typeof Change>
