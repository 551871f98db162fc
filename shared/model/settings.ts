import { z } from 'zod'
import { languages } from '../language/language.ts'
import { HostId, StackId } from './ids.ts'
import { RetryPolicy } from './retry-policy.ts'
import { UpdateAddress } from './update-address.ts'

/** What a person chose; stored by the engine, so both shells have the same. */
export const Settings = z.object({
  appearance: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** The language of the window and of the desktop around it; `auto` is that of the system or browser. */
  language: z.enum(['auto', ...languages]).default('auto'),
  /** Whether the desktop shows a notification when a command ends. */
  notifyOnEnd: z.enum(['all', 'failures', 'none']).default('all'),
  /** What of commands is tried again by itself, and when. */
  retries: RetryPolicy.default(RetryPolicy.parse({})),
  /** For how many days log lines, steps and evidence of ended commands are kept; the commands themselves stay. */
  keepLogsDays: z.number().int().min(1).max(3650).default(90),
  /** How many versions of each stack, of those that ran, keep their images when unused ones are removed. */
  keepImagesOfVersions: z.number().int().min(1).max(100).default(5),
  /** How often registries are asked for newer images behind the tags that run, in hours; 0 never does. */
  checkImagesEveryHours: z.number().int().min(0).max(8760).default(24),
  /** Folders of hosts that stacks of the wizard may mount, with all below them; any where empty. */
  wizardFolders: z
    .array(
      z
        .string()
        .max(1000)
        .regex(/^(\/|[A-Za-z]:[\\/])/, 'a folder is named from its root'),
    )
    .max(50)
    .default([]),
  /** Stacks whose alerts are shown and not told. */
  mutedStacks: z.array(StackId).max(10_000).default([]),
  /** Hosts in whose containers a terminal may be opened, by those who are allowed to; none unless somebody says so. */
  terminalHosts: z.array(HostId).max(1_000).default([]),
  /** Whether the desktop shows a notification when something goes wrong by itself. */
  notifyOnAlert: z.boolean().default(true),
  /** Whether the installed desktop starts when the person logs in, in the tray and without its window. */
  startAtLogin: z.boolean().default(false),
  /** Where the installed desktop looks for updates of itself; empty for the address it was built with, if any. */
  updateAddress: UpdateAddress.default(''),
})
export type Settings = z.infer<typeof Settings>

/** Settings to change; what is left out stays as it is. */
export const SettingsChange = z.object({
  appearance: Settings.shape.appearance.unwrap().optional(),
  language: Settings.shape.language.unwrap().optional(),
  notifyOnEnd: Settings.shape.notifyOnEnd.unwrap().optional(),
  retries: RetryPolicy.optional(),
  keepLogsDays: Settings.shape.keepLogsDays.unwrap().optional(),
  keepImagesOfVersions: Settings.shape.keepImagesOfVersions.unwrap().optional(),
  checkImagesEveryHours: Settings.shape.checkImagesEveryHours.unwrap().optional(),
  wizardFolders: Settings.shape.wizardFolders.unwrap().optional(),
  mutedStacks: Settings.shape.mutedStacks.unwrap().optional(),
  terminalHosts: Settings.shape.terminalHosts.unwrap().optional(),
  notifyOnAlert: Settings.shape.notifyOnAlert.unwrap().optional(),
  startAtLogin: Settings.shape.startAtLogin.unwrap().optional(),
  updateAddress: Settings.shape.updateAddress.unwrap().optional(),
})
export type SettingsChange = z.infer<typeof SettingsChange>
