import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type RunningChild, startChild } from './child-process.ts'
import {
  hasDisplay,
  type RunningShell,
  type ShellRequest,
  sandboxArguments,
  shellEnvironment,
  shellGraceMs,
} from './shell.ts'

/** Starts the headless shell on loopback and opens its page in a browser window, or prints the link where there is none. */
export const startBrowser = async (request: ShellRequest, open: boolean): Promise<RunningShell> => {
  const server = startServerProcess(request)
  const link = await signInLink(server)
  if (!link) return { exited: server.exited, stop: () => server.stop(shellGraceMs) }
  const browser = open && hasDisplay() ? findBrowser() : null
  const window = browser ? openWindow(browser, link + fragment(request.route)) : null
  if (!window) console.log(`Open this link in a browser; it signs in once:\n  ${link}${fragment(request.route)}`)
  console.log('Stackwright runs until Ctrl-C.')
  return {
    exited: server.exited,
    async stop() {
      await window?.close()
      await server.stop(shellGraceMs)
    },
  }
}

const startServerProcess = (request: ShellRequest): RunningChild =>
  startChild(
    process.execPath,
    [
      join(request.root, 'out/server/index.js'),
      `--data-dir=${request.dataFolder}`,
      ...(request.port === null ? [] : [`--port=${request.port}`]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: shellEnvironment(request) },
  )

// The fragment survives the redirect of the sign-in (Fetch Standard, "location URL").
const fragment = (route: string): string => (route === '/' ? '' : `#${route}`)

/** The one-time link that the server prints when it is ready; null where it ends instead. */
const signInLink = (server: RunningChild): Promise<string | null> =>
  new Promise((resolve) => {
    if (!server.process.stdout) return resolve(null)
    createInterface(server.process.stdout).on('line', (line) => {
      const link = /https?:\/\/\S+\?token=\S+/.exec(line)?.[0]
      if (link) resolve(link)
    })
    void server.exited.then(() => resolve(null))
  })

const browserNames = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge']

/** A browser that can show a page as a window of its own, or null. */
const findBrowser = (): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = browserNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [...candidates, macBrowser].find((path) => existsSync(path)) ?? null
}

const openWindow = (browser: string, link: string): { close(): Promise<void> } => {
  const profile = mkdtempSync(join(tmpdir(), 'stackwright-window-'))
  const quiet = [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    '--window-size=1440,900',
  ]
  const args = [`--app=${link}`, `--user-data-dir=${profile}`, ...quiet, ...sandboxArguments()]
  const child = startChild(browser, args, { stdio: 'ignore' })
  let closing = false
  void child.exited.then(() => {
    if (!closing) console.log('The window is closed. What runs goes on; Ctrl-C ends Stackwright.')
  })
  return {
    async close() {
      closing = true
      await child.stop(3_000)
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
