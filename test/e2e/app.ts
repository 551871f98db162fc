import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, chromium, _electron as electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronBinary } from '../support/electron-binary.ts'

const root = join(import.meta.dirname, '../..')

/** Chromium's own traffic is switched off: it would only wait on closed networks. The sandbox needs a user who is not root. */
const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A running Stackwright with its window, whichever shell it is. */
export interface RunningApp {
  readonly shell: 'browser' | 'electron'
  readonly page: Page
  readonly dataFolder: string
  /** The desktop itself; null in the browser. */
  readonly desktop: ElectronApplication | null
}

interface Fixtures {
  readonly app: RunningApp
  /** The window alone, for specs that need nothing else. */
  readonly page: Page
  readonly dataFolder: string
  /** Address of the Engine the app is given; a spec may give another. */
  readonly dockerHost: string
}

/** Playwright's test with a fresh data folder and a running app for each spec. */
export const test = base.extend<Fixtures & { readonly shell: 'browser' | 'electron' }>({
  shell: ['browser', { option: true }],
  dockerHost: [process.env['STACKWRIGHT_TEST_DOCKER'] ?? '', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'stackwright-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  app: async ({ shell, dataFolder, dockerHost }, use) => {
    const started = shell === 'electron' ? await startDesktop(dataFolder, dockerHost) : await startBrowser(dataFolder, dockerHost)
    await use(started.app)
    await started.stop()
  },
  page: async ({ app }, use) => use(app.page),
})

export { expect } from '@playwright/test'

interface Started {
  readonly app: RunningApp
  stop(): Promise<void>
}

const environmentFor = (dataFolder: string, dockerHost: string): Record<string, string> => {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return { ...Object.fromEntries(inherited), STACKWRIGHT_DATA_DIR: dataFolder, STACKWRIGHT_DOCKER_HOST: dockerHost }
}

async function startDesktop(dataFolder: string, dockerHost: string): Promise<Started> {
  const executablePath = electronBinary()
  if (!executablePath) throw new Error("Electron's binary is not here")
  const desktop = await electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', root],
    env: environmentFor(dataFolder, dockerHost),
  })
  const page = await desktop.firstWindow()
  return { app: { shell: 'electron', page, dataFolder, desktop }, stop: () => stopDesktop(desktop) }
}

/** `exit` skips the question that quitting with a running command asks. */
async function stopDesktop(desktop: ElectronApplication): Promise<void> {
  await desktop.evaluate(({ app }) => app.exit(0)).catch(() => {})
  await desktop.close().catch(() => {})
}

async function startBrowser(dataFolder: string, dockerHost: string): Promise<Started> {
  const server = spawn(process.execPath, [join(root, 'out/server/index.js'), '--data-dir', dataFolder, '--port', '0'], {
    env: environmentFor(dataFolder, dockerHost),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await oneTimeUrl(server)
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: chromiumArguments })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  const stop = async () => {
    await browser.close()
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
  return { app: { shell: 'browser', page, dataFolder, desktop: null }, stop }
}

/** What `serve` prints for the first browser. */
export function oneTimeUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /https?:\/\/\S+[?#]token=\S+/.exec(printed)?.[0]
      if (url) resolve(url)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it printed its address: ${printed}`)))
  })
}
