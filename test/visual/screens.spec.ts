import { type Browser, expect, type Page, test } from '@playwright/test'
import { launchChromium } from '../e2e/browser-shell.ts'
import { readWorld } from './recorded-world.ts'
import { replay, type ScreenState } from './replay.ts'
import { startWorldServer, type WorldServer } from './world-server.ts'

/** Half the pixels: what is looked at is colour, place and size, not the edges of letters. */
const scale = 0.5
const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const
const themes = ['light', 'dark'] as const

/** Screens that ask for nothing of their own have no state but one; what the frame knows is no loading. */
const withoutStates = new Set(['settings', 'import', 'wizard-configure', 'wizard-connect', 'wizard-review'])

const worlds = { data: readWorld('data'), empty: readWorld('empty') }

let browser: Browser
let server: WorldServer
test.beforeAll(async () => {
  browser = await launchChromium()
  server = await startWorldServer()
})
test.afterAll(async () => {
  server.stop()
  await browser.close()
})

for (const name of Object.keys(worlds.empty.places)) {
  test(`${name}, empty`, () => look({ world: 'empty', name, state: 'data', picture: `${name}-empty` }))
}
for (const name of Object.keys(worlds.data.places)) {
  test(name, () => look({ world: 'data', name, state: 'data', picture: name }))
  for (const state of ['loading', 'error'] as const) {
    if (!withoutStates.has(name))
      test(`${name}, ${state}`, () => look({ world: 'data', name, state, picture: `${name}-${state}` }))
  }
}

interface Look {
  readonly world: keyof typeof worlds
  readonly name: string
  readonly state: ScreenState
  readonly picture: string
}

/** Compares one screen in one state, in both themes and both widths. */
async function look({ world: worldName, name, state, picture }: Look): Promise<void> {
  const world = worlds[worldName]
  const missed = new Set<string>()
  server.answerWith(replay(world, state, (ask) => missed.add(ask)))
  const page = await browser.newPage({
    viewport: widths[0],
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  try {
    const parts = countParts(page)
    await page.clock.setFixedTime(world.at)
    await page.goto(`${server.url}#${world.places[name] ?? '/'}`)
    await settled(page, state)
    await expect.poll(parts).toBe(0)
    await page.waitForTimeout(state === 'loading' ? 1000 : 600)
    for (const size of widths) {
      for (const theme of themes) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme: theme })
        await page.waitForTimeout(150)
        await expect.soft(page).toHaveScreenshot(`${picture}-${theme}-${size.width}.png`)
      }
    }
    expect([...missed], 'what the recording has no answer to').toEqual([])
  } finally {
    await page.close()
  }
}

/** Everything that comes has come. A skeleton is shown after a moment only. */
async function settled(page: Page, state: ScreenState): Promise<void> {
  await page.locator('main').waitFor()
  await expect.poll(() => hasFonts(page)).toBe(true)
  if (state === 'data') await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** Chromium gives a font up when a network of the machine comes or goes meanwhile; then the page is loaded anew. */
async function hasFonts(page: Page): Promise<boolean> {
  const fonts = page.evaluate(async () => [...(await document.fonts.ready)].every(({ status }) => status !== 'error'))
  const found = await fonts.catch(() => null)
  if (found === false) await page.reload()
  return found === true
}

/** Says how many parts of the app are on their way: before they are there it is another skeleton that is seen. */
function countParts(page: Page): () => number {
  const asked = new Set<unknown>()
  page.on('request', (request) => request.url().includes('/assets/') && asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return () => asked.size
}
