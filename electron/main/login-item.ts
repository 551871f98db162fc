import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { autostartEntry, hiddenFlag } from './autostart-entry.ts'

const desktopName = 'io.stackwright.Stackwright'

/** The freedesktop.org autostart folder of a person. */
const autostartFolder = (): string => join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart')

/**
 * Has the system start the app when the person logs in, or not any more. On Linux that is a file in the autostart folder,
 * since Electron does nothing there; elsewhere a login item with the same path and arguments each time.
 */
export async function setStartAtLogin(isWanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenFlag] })
    return
  }
  const file = join(autostartFolder(), `${desktopName}.desktop`)
  if (!isWanted) return rm(file, { force: true })
  await mkdir(autostartFolder(), { recursive: true })
  await writeFile(file, autostartEntry(process.env['APPIMAGE'] ?? process.execPath))
}
