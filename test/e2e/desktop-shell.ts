import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron } from '@playwright/test'
import { electronBinary } from '../support/electron-binary.ts'
import type { RunningApp, StartedShell } from './app.ts'
import { type ShellToStart, shellEnvironment } from './shell-environment.ts'

const root = join(import.meta.dirname, '../..')

/** The real desktop app with its first window. */
export async function startDesktopShell(options: ShellToStart): Promise<StartedShell> {
  const desktop = await launch(options, 3)
  const page = await desktop.firstWindow()
  // Without a graphics card an icon that turns takes a processor to itself, from the app and from the containers.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return { page, desktop, stop: () => stopDesktop(desktop) }
}

/** The desktop of an app that is one. */
export function desktopOf({ desktop }: Pick<RunningApp, 'desktop'>): ElectronApplication {
  if (!desktop) throw new Error('there is no desktop')
  return desktop
}

/** V8's inspector now and then drops the answer of a call into the main process: a second call does it. */
export const again = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
  ask().catch((error: unknown) => (String(error).includes('garbage collected') ? ask() : Promise.reject(error)))

/** How long one launch may take (milliseconds). */
const longestLaunchMs = 15_000

/**
 * Playwright and Electron connect to each other before any code of the app runs. Now and then (about one launch in
 * twenty with Playwright 1.65 and Electron 33) one of them waits forever, so a launch gets more than one chance.
 */
function launch(options: ShellToStart, chances: number): Promise<ElectronApplication> {
  const launched = electron.launch({
    executablePath: electronPath(),
    args: [...(options.switches ?? []), ...electronArguments],
    env: { STACKWRIGHT_SECRET_KEY: secretKeyOf(options), ...shellEnvironment(options) },
    timeout: longestLaunchMs,
  })
  return chances === 1 ? launched : launched.catch(() => launch(options, chances - 1))
}

/** A session that runs tests has no key store, so the app gets a key: the same one each time it starts on a data folder. */
const secretKeyOf = ({ dataFolder }: ShellToStart): string => createHash('sha256').update(dataFolder).digest('hex')

export function electronPath(): string {
  const path = electronBinary()
  if (!path) throw new Error("Electron's binary is not here")
  return path
}

/** Chromium's sandbox refuses root; a user who is not root tests with it. */
export const electronArguments = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', root]

/** How long quitting in order may take (milliseconds); the engine is given 8 s by the app itself. */
const longestQuitMs = 12_000

/** Quits in order, as a person does who answers "quit now"; ends the process where that does not. */
async function stopDesktop(desktop: ElectronApplication): Promise<void> {
  const running = desktop.process()
  if (running.exitCode !== null) return
  const ended = once(running, 'exit')
  const timer = setTimeout(() => running.kill('SIGKILL'), longestQuitMs)
  await desktop
    .evaluate(({ app, dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
      app.quit()
    })
    .catch(() => {})
  await ended
  clearTimeout(timer)
}
