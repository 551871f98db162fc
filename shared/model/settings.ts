import { z } from 'zod'

/** What a person chose; stored by the engine, so both shells have the same. */
export const Settings = z.object({
  appearance: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** Whether the desktop shows a notification when a command ends. */
  notifyOnEnd: z.enum(['all', 'failures', 'none']).default('all'),
})
export type Settings = z.infer<typeof Settings>
