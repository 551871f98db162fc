import { z } from 'zod'
import { CommandId, HostId, Slug, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

/** How much an event matters: `error` is an end that nobody asked for, `warning` what may become one. */
export const EventSeverity = z.enum(['info', 'warning', 'error'])
export type EventSeverity = z.infer<typeof EventSeverity>

/** What an event is about. `engine` is the Engine itself, which began or ceased to answer. */
export const EventSubject = z.enum(['container', 'network', 'volume', 'image', 'engine'])
export type EventSubject = z.infer<typeof EventSubject>

/** Something that happened on a host. `seq` grows with every event that is stored, over all hosts. */
export const HostEvent = z.object({
  seq: z.number().int(),
  at: Timestamp,
  hostId: HostId,
  hostName: Slug,
  subject: EventSubject,
  /** As the Engine names it: `start`, `die`, `oom`, `health_status: unhealthy`, `connect`; `lost` and `back` of an Engine. */
  action: z.string(),
  severity: EventSeverity,
  /** Id of a container or network, name of a volume, reference of an image. */
  objectId: z.string(),
  name: z.string(),
  stackId: StackId.nullable(),
  stackName: Slug.nullable(),
  service: z.string().nullable(),
  /** The command that worked on the stack at that moment. */
  commandId: CommandId.nullable(),
  exitCode: z.number().int().nullable(),
  /** For a person: `web-1 of shop ended with exit code 137`. */
  text: z.string(),
})
export type HostEvent = z.infer<typeof HostEvent>
