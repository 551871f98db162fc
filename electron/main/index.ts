import { app } from 'electron'
import { defaultDataFolder } from '../server/default-data-folder.ts'
import { runApp } from './app-life-cycle.ts'
import { profileFolder } from './profile-folder.ts'
import { registerAppScheme } from './protocol.ts'
import { refusedSwitch } from './refused-switches.ts'

const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : undefined
if (refused !== undefined) {
  console.error(`Stackwright does not start with --${refused}: that is for development only. Start it without.`)
  process.exit(1)
}

// Everything here runs before Electron is ready, and in this order: the single-instance lock belongs to a folder, and
// schemes are registered once, before the first session.
const dataFolder = defaultDataFolder()
app.setPath('userData', profileFolder(dataFolder))
if (process.platform === 'win32') app.setAppUserModelId('io.stackwright.Stackwright')

// Ends the process itself: after app.quit() the rest of this file would still run.
if (!app.requestSingleInstanceLock()) process.exit(0)

// Overrides Chromium's own switch, without which a container that runs everything as root has no window at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
runApp({ dataFolder })
