import { z } from 'zod'
import { HostId, Slug, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

export const AlertKind = z.enum(['container-died', 'unhealthy', 'restart-loop', 'disk-nearly-full', 'host-unreachable'])
export type AlertKind = z.infer<typeof AlertKind>

/**
 * Something that is wrong now and wants a person; gone when it is over. One for each kind and stack, however many of its
 * containers it is about.
 */
export const Alert = z.object({
  /** The same for as long as it lasts, and for the next time. */
  id: z.string(),
  kind: AlertKind,
  severity: z.enum(['warning', 'error']),
  hostId: HostId,
  hostName: Slug,
  stackId: StackId.nullable(),
  stackName: Slug.nullable(),
  services: z.array(z.string()),
  /** A few words: `shop: web died`. */
  title: z.string(),
  /** What happened, with what it means. */
  text: z.string(),
  since: Timestamp,
  /** True where a person asked to hear nothing of its stack: it is shown, and neither notified nor counted. */
  muted: z.boolean(),
})
export type Alert = z.infer<typeof Alert>
