import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Change } from '../model/change.ts'
import { CommandError } from '../model/command.ts'
import { Settings, SettingsChange } from '../model/settings.ts'
import { Timestamp } from '../model/time.ts'
import { procedure } from './procedure.ts'

export const SystemInfo = z.object({
  version: z.string(),
  shell: z.enum(['desktop', 'server', 'cli']),
  platform: z.string(),
  dataFolder: z.string(),
  startedAt: Timestamp,
  /** Why nothing can be stored: an error of the table, and since when; null while it works. No command begins meanwhile. */
  storage: CommandError.extend({ since: Timestamp }).nullable(),
  actor: z.object({ name: z.string(), role: z.string() }),
})
export type SystemInfo = z.infer<typeof SystemInfo>

export const system = {
  info: procedure
    .route({ method: 'GET', path: '/system', summary: 'What runs here, for whom' })
    .meta({ permission: 'system.read' })
    .output(SystemInfo),

  /**
   * Everything that changes, as it changes. Starts with what came after `afterSeq` where the engine still has it,
   * else with one `reset`. Ends only when the reader leaves or the engine stops.
   */
  changes: procedure
    .route({ method: 'GET', path: '/system/changes', summary: 'A stream of everything that changes' })
    .meta({ permission: 'system.read' })
    .input(z.object({ afterSeq: z.coerce.number().int().min(0).optional() }))
    .output(eventIterator(Change)),

  settings: procedure
    .route({ method: 'GET', path: '/settings', summary: 'Settings' })
    .meta({ permission: 'system.read' })
    .output(Settings),

  /** What is left out stays as it is. */
  saveSettings: procedure
    .route({ method: 'PUT', path: '/settings', summary: 'Store settings' })
    .meta({ permission: 'settings.write' })
    .input(SettingsChange)
    .output(Settings),
}
