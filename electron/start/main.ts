import { join, resolve } from 'node:path'
import { defaultDataFolder } from '../server/default-data-folder.ts'
import { startBrowser } from './browser-shell.ts'
import { buildIfNeeded } from './build-output.ts'
import { startDesktop } from './desktop-shell.ts'
import { fetchElectron } from './electron-binary.ts'
import { offerSample } from './offer-sample.ts'
import { type ProvidedEngine, provideEngine } from './provide-engine.ts'
import { prepareSample, sampleName } from './sample-stack.ts'
import { hasDisplay, type RunningShell, type ShellRequest } from './shell.ts'
import { readStartFlags, type StartFlags, startUsage } from './start-flags.ts'

const root = join(import.meta.dirname, '../..')

/** `npm start`: from a fresh clone to an open window. Answers the exit code: 0, 1 where something failed, 2 for a wrong flag. */
export const start = async (args: readonly string[]): Promise<number> => {
  const flags = flagsOf(args)
  if (!flags) return 2
  if (flags.help) {
    console.log(startUsage)
    return 0
  }
  const stopping = abortOnSignal()
  try {
    return await run(flags, stopping)
  } catch (error) {
    if (stopping.aborted) return 0
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

const flagsOf = (args: readonly string[]): StartFlags | null => {
  try {
    return readStartFlags(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nnpm start -- --help lists the flags.`)
    return null
  }
}

const run = async (flags: StartFlags, stopping: AbortSignal): Promise<number> => {
  await buildIfNeeded(root)
  const dataFolder = resolve(flags.dataFolder ?? defaultDataFolder())
  const engine = await provideEngine({ flags, dataFolder, signal: stopping })
  try {
    return await runShell({ flags, dataFolder, engine, stopping })
  } finally {
    await engine.stop()
  }
}

interface ShellContext {
  readonly flags: StartFlags
  readonly dataFolder: string
  readonly engine: ProvidedEngine
  readonly stopping: AbortSignal
}

const runShell = async ({ flags, dataFolder, engine, stopping }: ShellContext): Promise<number> => {
  const signal = stopping
  const sample = flags.sample
    ? await prepareSample({ root, dataFolder, engineSocket: engine.socketPath, signal })
    : null
  stopping.throwIfAborted()
  const route = sample ? `/stacks/${sampleName}` : '/'
  const shell = await openShell(flags, { root, dataFolder, dockerAddress: engine.address, route, port: flags.port })
  try {
    if (sample) await Promise.race([offerSample(sample, dataFolder, signal), shell.exited])
    return await untilEnd(shell, stopping)
  } finally {
    await shell.stop()
  }
}

/** Electron where it is there and can show a window, else the same pages in a browser. */
const openShell = async (flags: StartFlags, request: ShellRequest): Promise<RunningShell> => {
  const wantsWindow = flags.open && !flags.browser
  if (wantsWindow && !hasDisplay())
    console.log('There is no display here, so Stackwright serves its pages to a browser.')
  const electron = wantsWindow && hasDisplay() ? await fetchElectron(root) : null
  if (process.getuid?.() === 0 && flags.open && hasDisplay()) {
    console.log('Running as root: the window has no sandbox (--no-sandbox). Start as another user to have one.')
  }
  if (electron) return startDesktop(electron, request)
  if (wantsWindow && hasDisplay()) {
    console.log("Electron's program is not here and could not be fetched: opening the same app in a browser window.")
  }
  return startBrowser(request, flags.open)
}

/** Resolves with the exit code when the shell has ended, or with 0 when this process is asked to end. */
const untilEnd = (shell: RunningShell, stopping: AbortSignal): Promise<number> => {
  const asked = new Promise<number>((done) => {
    if (stopping.aborted) done(0)
    stopping.addEventListener('abort', () => done(0), { once: true })
  })
  return Promise.race([shell.exited.then((code) => code ?? 1), asked])
}

/** Aborts at the first signal to end; a second one ends this process at once. */
const abortOnSignal = (): AbortSignal => {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
