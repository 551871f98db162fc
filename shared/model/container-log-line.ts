import { z } from 'zod'
import { Timestamp } from './time.ts'

/** A line that a container wrote. */
export const ContainerLogLine = z.object({
  at: Timestamp.nullable(),
  service: z.string(),
  number: z.number().int(),
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
})
export type ContainerLogLine = z.infer<typeof ContainerLogLine>
