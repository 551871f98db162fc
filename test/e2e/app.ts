import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { startBrowserShell } from './browser-shell.ts'
import { startDesktopShell } from './desktop-shell.ts'
import { watchPage } from './page-troubles.ts'
import type { ShellToStart } from './shell-environment.ts'
import { connectTestEngine, type TestEngine } from './test-engine.ts'

export type Shell = 'browser' | 'electron'

/** A running Stackwright with its window, whichever shell it is. */
export interface RunningApp {
  readonly shell: Shell
  /** The window; another one after `restart`. */
  readonly page: Page
  readonly dataFolder: string
  /** The desktop itself; null in the browser. */
  readonly desktop: ElectronApplication | null
  /**
   * What the pages complained of by now: console errors, exceptions, breaches of the Content-Security-Policy. A spec that
   * provokes some takes them out.
   */
  readonly troubles: string[]
  /** Ends the app in order and starts it again on the same data folder. */
  restart(): Promise<void>
}

/** One start of a shell, up to its end. */
export interface StartedShell {
  readonly page: Page
  readonly desktop: ElectronApplication | null
  stop(): Promise<void>
}

interface Fixtures {
  readonly app: RunningApp
  readonly dataFolder: string
  /** The Engine that the specs run on, to look behind the app's back; takes away what a spec left there. */
  readonly engine: TestEngine
  /** Address of the Engine the app is given; a spec may give another. */
  readonly dockerHost: string
  /** Variables that the app gets beside those of this process. */
  readonly environment: Readonly<Record<string, string>>
}

/** Playwright's test with a fresh data folder and a running app for each spec. A page that complains fails its spec. */
export const test = base.extend<Fixtures & { readonly shell: Shell }>({
  shell: ['browser', { option: true }],
  dockerHost: [process.env['STACKWRIGHT_TEST_DOCKER'] ?? '', { option: true }],
  environment: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'stackwright-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
  engine: async ({}, use) => {
    const engine = connectTestEngine(process.env['STACKWRIGHT_TEST_DOCKER'] ?? '')
    await use(engine)
    await engine.removeStacks()
  },
  // `engine` is asked for here so that it cleans up after the app has ended.
  app: async ({ shell, dataFolder, dockerHost, environment, engine: _engine }, use) => {
    const { app, stop } = await startApp({ shell, dataFolder, dockerHost, environment })
    await use(app)
    await stop()
    expect(app.troubles, 'what the pages complained of').toEqual([])
  },
})

export const { expect } = test

interface AppToStart extends ShellToStart {
  readonly shell: Shell
}

/** Starts the app outside of the fixture, for what needs it in a state of its own. */
export async function startApp(options: AppToStart): Promise<{ app: RunningApp; stop(): Promise<void> }> {
  const troubles: string[] = []
  const start = async (): Promise<StartedShell> => {
    const started = options.shell === 'electron' ? await startDesktopShell(options) : await startBrowserShell(options)
    watchPage(started.page, (trouble) => troubles.push(trouble))
    return started
  }
  let current = await start()
  const app: RunningApp = {
    shell: options.shell,
    dataFolder: options.dataFolder,
    troubles,
    get page() {
      return current.page
    },
    get desktop() {
      return current.desktop
    },
    async restart() {
      await current.stop()
      current = await start()
    },
  }
  return { app, stop: () => current.stop() }
}
