import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'
import type { ErrorLog } from '../error-log.ts'
import { electronFeed } from './electron-feed.ts'
import { offerUpdate, tellOfUpdates } from './update-questions.ts'
import { UpdateBuild, updateSource } from './update-source.ts'
import { createUpdates, type Updates } from './updates.ts'

interface DesktopUpdatesOptions {
  /** The address that a person set; empty while the engine does not run. */
  readonly chosenAddress: () => Promise<string>
  readonly busy: () => boolean
  readonly errors: ErrorLog
  readonly endThen: (last: () => void) => Promise<void>
}

/** Updates of the app, with its dialogs. It looks when it is asked to; `lookRegularly` asks by itself. */
export function createDesktopUpdates({ chosenAddress, ...more }: DesktopUpdatesOptions): Updates {
  const build = updateBuild()
  return createUpdates({
    current: app.getVersion(),
    source: async () => updateSource(await chosenAddress(), build),
    feed: electronFeed,
    offer: offerUpdate,
    tell: tellOfUpdates,
    ...more,
  })
}

/** The first look waits until the start is over; then one a day (milliseconds). */
const firstLookMs = 60_000
const betweenLooksMs = 24 * 60 * 60 * 1000

/** Looks for updates now and then, in an installed app. Answers how to stop it. */
export function lookRegularly(updates: Updates): () => void {
  if (!app.isPackaged) return () => {}
  const look = () => void updates.check(false)
  const first = setTimeout(look, firstLookMs)
  const rhythm = setInterval(look, betweenLooksMs)
  return () => {
    clearTimeout(first)
    clearInterval(rhythm)
  }
}

const Manifest = z.object({ updates: UpdateBuild.default({ address: '', key: '' }) })

/** What an installed app was built with; one that is developed takes both from its environment. */
function updateBuild(): UpdateBuild {
  const { env } = process
  if (!app.isPackaged)
    return { address: env['STACKWRIGHT_UPDATE_ADDRESS'] ?? '', key: env['STACKWRIGHT_UPDATE_KEY'] ?? '' }
  return Manifest.parse(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'))).updates
}
