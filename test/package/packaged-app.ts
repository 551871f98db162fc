import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Chromium's sandbox refuses root. */
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface PackagedApp {
  readonly process: ChildProcess
  /** All it printed by now. */
  output(): string
  /** Its exit code, or the signal that ended it; null where it still runs after `ms`. */
  ended(ms: number): Promise<number | NodeJS.Signals | null>
}

/**
 * Starts the packaged program as a desktop does: from the root folder, with a short PATH and nothing of a development
 * environment.
 */
export function startPackagedApp(options: {
  readonly folder: string
  readonly home: string
  readonly dataFolder: string
  readonly dockerHost: string
  readonly switches?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}): PackagedApp {
  const { folder, home, dataFolder, dockerHost, switches = [], environment = {} } = options
  const child = spawn(join(folder, 'stackwright'), [...rootSwitches, '--disable-gpu', ...switches], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: '/usr/bin:/bin',
      HOME: home,
      DISPLAY: process.env['DISPLAY'],
      XAUTHORITY: process.env['XAUTHORITY'],
      STACKWRIGHT_DATA_DIR: dataFolder,
      STACKWRIGHT_DOCKER_HOST: dockerHost,
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exit = once(child, 'exit')
  return {
    process: child,
    output: () => output,
    async ended(ms) {
      const stop = new AbortController()
      const late = sleep(ms, null, { signal: stop.signal }).catch(() => null)
      const [code, signal] = ((await Promise.race([exit, late])) ?? [null, null]) as [
        number | null,
        NodeJS.Signals | null,
      ]
      stop.abort()
      return code ?? signal
    },
  }
}
