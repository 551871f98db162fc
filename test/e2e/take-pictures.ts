import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { type RunningApp, type Shell, startApp } from './app.ts'
import { again } from './desktop-shell.ts'
import { checkedDocument } from './documents.ts'
import { connectTestEngine } from './test-engine.ts'
import {
  applyNewStack,
  approve,
  commandEnds,
  goTo,
  openStack,
  partOf,
  pasteText,
  planNewStack,
  planNextVersion,
} from './walk-through.ts'

/*
 * Takes pictures of every screen of the running app, light and dark, in two sizes:
 *
 *     STACKWRIGHT_TEST_DOCKER=unix:///... node test/e2e/take-pictures.ts FOLDER [browser|electron] [STACK]
 *
 * The Engine has to have the test images and no stacks called `shop` (or STACK) and `notes`; both are removed afterwards.
 */

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const
const themes = ['light', 'dark'] as const

const [folder = 'pictures', chosenShell = 'browser', shop = 'shop'] = process.argv.slice(2)
const shell: Shell = chosenShell === 'electron' ? 'electron' : 'browser'
const dockerHost = process.env['STACKWRIGHT_TEST_DOCKER'] ?? ''
const fixture = (name: string) => readFile(join(import.meta.dirname, '../fixtures/shop', name), 'utf8')

await mkdir(resolve(folder), { recursive: true })
const engine = connectTestEngine(dockerHost)
try {
  for (const stack of [shop, 'notes']) if ((await engine.running(stack)).length === 0) engine.adopt(stack)
  await withApp(dockerHost, takeAll)
} finally {
  await engine.removeStacks()
}
await withApp(`unix://${join(tmpdir(), 'no-engine-here.sock')}`, async (app) => {
  await app.page.getByRole('region', { name: 'What was tried' }).waitFor()
  await take(app, 'onboarding')
})

async function withApp(address: string, work: (app: RunningApp) => Promise<void>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-pictures-'))
  const { app, stop } = await startApp({ shell, dataFolder, dockerHost: address })
  try {
    await loadFonts(app.page)
    await work(app)
  } finally {
    await stop()
    await rm(dataFolder, { recursive: true, force: true })
    for (const trouble of app.troubles) console.error(trouble)
  }
}

/** Chromium gives a font up when a network comes or goes while it is fetched, and does not try again. */
async function loadFonts(page: Page): Promise<void> {
  const failed = await page.evaluate(async () => {
    const fonts = await document.fonts.ready
    return [...fonts].some(({ status }) => status === 'error')
  })
  if (failed) await page.reload()
}

async function takeAll(app: RunningApp): Promise<void> {
  const { page } = app
  await page.getByRole('heading', { name: 'No stack yet' }).waitFor()
  await take(app, 'overview-empty')
  await planNewStack(page, shop, await fixture('compose.yaml'))
  await take(app, 'plan-first')
  await approve(page)
  await page
    .locator('.sw-step[data-status=RUNNING]')
    .filter({ hasText: /wait until app/i })
    .waitFor()
  await take(app, 'command-running')
  await commandEnds(page, 'Done')
  await planNextVersion(page, shop, await fixture('compose.v2.yaml'), 'Says two')
  await approve(page)
  await commandEnds(page, 'Done')
  await applyNewStack(page, 'notes', checkedDocument('true'))
  await planNextVersion(page, 'notes', checkedDocument('exit 1', 'two'), 'Stricter health check')
  await approve(page)
  await commandEnds(page, 'Rolled back')
  await take(app, 'command-rolled-back')
  await takeScreens(app)
  await takeWizard(app)
}

async function takeScreens(app: RunningApp): Promise<void> {
  const { page } = app
  for (const [name, place] of [
    ['overview', '/'],
    ['stacks', '/stacks'],
    ['stack', `/stacks/${shop}`],
    ['versions', `/stacks/${shop}/versions`],
    ['logs', `/stacks/${shop}/logs`],
    ['usage', `/stacks/${shop}/usage`],
    ['monitoring', '/monitoring'],
    ['events', '/events'],
    ['images', '/images'],
    ['volumes', '/volumes'],
    ['networks', '/networks'],
    ['editor', `/stacks/${shop}/editor`],
    ['plan-rollback', `/stacks/${shop}/plan?version=1`],
    ['plan-removal', `/stacks/${shop}/plan?remove=1&volumes=1`],
    ['commands', '/commands'],
    ['settings', '/settings'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, place)
    await take(app, name)
  }
  await openStack(page, shop)
  await partOf(page, shop, 'Editor')
  await pasteText(page, (await fixture('compose.yaml')).replace('depends_on', 'depend_on').replace('- data:', '- dta:'))
  await page.getByText('2 errors to solve first').waitFor()
  await take(app, 'editor-problems')
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await openRemoval(page, shop)
  await take(app, 'remove-dialog')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await take(app, 'shortcuts')
  await page.keyboard.press('Escape')
}

/** Each step of the wizard, with four parts of which some are connected. */
async function takeWizard(app: RunningApp): Promise<void> {
  const { page } = app
  await goTo(page, 'Stacks')
  await page.getByRole('link', { name: 'From components' }).first().click()
  for (const title of ['nginx', 'Ghost', 'MySQL', 'Redis'])
    await page
      .getByRole('region', { name: 'Components' })
      .getByRole('button', { name: `Add ${title}`, exact: true })
      .click()
  await take(app, 'wizard-pick')
  await page.getByRole('button', { name: 'Configure' }).click()
  await take(app, 'wizard-configure')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('button', { name: 'Connect Database of ghost to mysql' }).click()
  await take(app, 'wizard-connect')
  await page.getByRole('button', { name: 'Review' }).click()
  await take(app, 'wizard-review')
}

/** One screen in both themes and both sizes: `stack.png`, `stack-dark.png`, `stack-1024.png`, `stack-dark-1024.png`. */
async function take(app: RunningApp, name: string): Promise<void> {
  for (const size of sizes) {
    for (const theme of themes) {
      await look(app, size, theme)
      const parts = [name, ...(theme === 'dark' ? ['dark'] : []), ...(size.width === 1440 ? [] : [String(size.width)])]
      await app.page.screenshot({ path: join(folder, `${parts.join('-')}.png`) })
    }
  }
  await look(app, sizes[0], 'light')
}

async function look({ page, desktop }: RunningApp, size: (typeof sizes)[number], theme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: theme })
  if (desktop) await again(() => resizeDesktop(desktop, size))
  else await page.setViewportSize(size)
  // Longer than every transition, and than the time after which a skeleton would show.
  await page.waitForTimeout(700)
}

function resizeDesktop(desktop: ElectronApplication, size: (typeof sizes)[number]): Promise<void> {
  const resize = ({ BrowserWindow }: typeof import('electron'), { width, height }: (typeof sizes)[number]) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  return desktop.evaluate(resize, size)
}

async function openRemoval(page: Page, stack: string): Promise<void> {
  await openStack(page, stack)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: `Remove ${stack}` }).click()
  await page.getByRole('checkbox', { name: /Delete its volumes too/ }).check()
  await page.getByRole('dialog').getByText('Destroyed').or(page.getByText('It has no volume.')).first().waitFor()
}
