import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { StartedShell } from './app.ts'
import { type ShellToStart, shellEnvironment } from './shell-environment.ts'

const entry = join(import.meta.dirname, '../../out/server/index.js')

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

/** The headless shell and a real browser that signed in with its one-time link. */
export async function startBrowserShell(options: ShellToStart): Promise<StartedShell> {
  const server = await startServerShell(options)
  const browser = await launchChromium()
  // Without a graphics card an icon that turns takes a processor to itself, from the app and from the containers.
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(server.oneTimeUrl)
  // Where a network changes meanwhile the page loads itself anew.
  await page.locator('#root > *').first().waitFor({ state: 'attached' })
  const stop = async () => {
    await browser.close()
    await server.stop()
  }
  return { page, desktop: null, stop }
}

export const launchChromium = () =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: chromiumArguments })

/** The headless shell alone, ready to sign somebody in. Rejects with what it said where it ends instead. */
export async function startServerShell(
  options: ShellToStart,
): Promise<{ readonly oneTimeUrl: string; stop(): Promise<void> }> {
  const server = spawnServer(options)
  const said = collectOutput(server)
  const oneTimeUrl = await new Promise<string>((resolve, reject) => {
    server.stdout?.on('data', () => {
      const url = /https?:\/\/\S+[?#]token=\S+/.exec(said())?.[0]
      if (url) resolve(url)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said()}`)))
  })
  return {
    oneTimeUrl,
    async stop() {
      server.kill('SIGTERM')
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    },
  }
}

/** How a headless shell ends that cannot start, with all that it said. */
export async function failedServerStart(
  options: ShellToStart,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const server = spawnServer(options)
  const said = collectOutput(server)
  const [code] = await once(server, 'close')
  return { code: typeof code === 'number' ? code : null, said: said() }
}

const spawnServer = (options: ShellToStart): ChildProcess =>
  spawn(process.execPath, [entry, '--data-dir', options.dataFolder, '--port', '0'], {
    env: shellEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })

function collectOutput(child: ChildProcess): () => string {
  let said = ''
  const add = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => said
}
