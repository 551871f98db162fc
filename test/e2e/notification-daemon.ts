import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { onPath } from '../support/system-packages.ts'

const run = promisify(execFile)

/** The part of a desktop that shows notifications, on a session bus that only the test and its app are on. */
export interface NotificationDaemon {
  /** The variables that lead an app to it. */
  readonly environment: Readonly<Record<string, string>>
  /** All that was shown by now, as text. */
  shown(): string
  /** Clicks the notification that is on top. */
  click(): Promise<void>
  stop(): Promise<void>
}

/** Why notifications cannot be tested here; null where they can. */
export function noNotifications(): string | null {
  for (const program of ['dunst', 'dunstctl', 'dbus-daemon', 'dbus-send'])
    if (!onPath(program)) return `${program} is not installed`
  return process.env['DISPLAY'] ? null : 'there is no display'
}

export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const bus = await startBus()
  const environment = { DBUS_SESSION_BUS_ADDRESS: bus.address }
  const env = { ...process.env, ...environment }
  const daemon = spawn('dunst', ['-conf', '/dev/null', '-print'], { stdio: ['ignore', 'pipe', 'ignore'], env })
  let shown = ''
  daemon.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  await expect.poll(() => isOnBus(env), 'the daemon is on the bus').toBe(true)
  return {
    environment,
    shown: () => shown,
    click: async () => {
      await run('dunstctl', ['action', '0'], { env })
    },
    async stop() {
      daemon.kill('SIGTERM')
      if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit')
      await bus.stop()
    },
  }
}

/** Asked of the bus itself: asking the daemon would make the bus start one of its own. */
async function isOnBus(env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.Notifications']
  const { stdout } = await run('dbus-send', ['--print-reply', '--dest=org.freedesktop.DBus', ...question], { env })
  return stdout.includes('boolean true')
}

async function startBus(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [first] = await once(bus.stdout, 'data')
  return {
    address: String(first).trim(),
    async stop() {
      bus.kill('SIGTERM')
      if (bus.exitCode === null && bus.signalCode === null) await once(bus, 'exit')
    },
  }
}
