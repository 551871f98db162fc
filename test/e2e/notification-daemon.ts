import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { onPath } from '../support/system-packages.ts'

const run = promisify(execFile)

/** The desktop's part that shows notifications, on the session bus of the test alone. */
export interface NotificationDaemon {
  /** All that was shown by now, as text. */
  shown(): string
  /** Clicks the notification that is on top. */
  click(): Promise<void>
  stop(): Promise<void>
}

/** Why notifications cannot be tested here; null where they can. */
export function noNotifications(): string | null {
  if (!onPath('dunst') || !onPath('dunstctl')) return 'dunst is not installed'
  if (!process.env['DBUS_SESSION_BUS_ADDRESS']) return 'there is no session bus of our own (dbus-run-session)'
  return process.env['DISPLAY'] ? null : 'there is no display'
}

export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const daemon = spawn('dunst', ['-conf', '/dev/null', '-print'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let shown = ''
  daemon.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  const answers = () =>
    run('dunstctl', ['is-paused']).then(
      () => true,
      () => false,
    )
  await expect.poll(answers, 'dunst answers').toBe(true)
  return {
    shown: () => shown,
    click: async () => {
      await run('dunstctl', ['action', '0'])
    },
    async stop() {
      daemon.kill('SIGTERM')
      if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit')
    },
  }
}
