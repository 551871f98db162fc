import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { violations } from './axe.ts'
import { quickDocument } from './documents.ts'
import { applyNewStack, commandCard } from './walk-through.ts'

/** Every screen with something on it. */
const placesOf = (stack: string): readonly string[] => [
  '/',
  '/stacks',
  '/stacks?find=nothing-is-called-so',
  `/stacks/${stack}`,
  `/stacks/${stack}/versions`,
  `/stacks/${stack}/editor`,
  `/stacks/${stack}/logs`,
  `/stacks/${stack}/usage`,
  `/stacks/${stack}/plan?version=1`,
  `/stacks/${stack}/plan?remove=1`,
  '/new',
  '/import',
  '/commands',
  '/monitoring',
  '/events',
  '/images',
  '/volumes',
  '/networks',
  '/welcome',
  '/settings',
  '/nowhere',
]

/** Goes to a place by its address, as a bookmark does, and waits until it is drawn and stands still. */
async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, place)
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  await expect(page.locator('.sw-loading')).toHaveCount(0)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

// axe looks at the whole page of each screen, which a machine under load makes slow; snapshots for a trace double that.
test.setTimeout(240_000)
test.use({ trace: 'off' })

/** The names and roles are the same in both themes; the colours are not. */
const inTheme = { light: undefined, dark: ['color-contrast'] } as const

test('axe finds nothing on any screen, in both themes, nor in what opens over them @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  // Turning icons and growing bars would change the colours while they are measured.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const stack = engine.newStack('axe')
  await applyNewStack(page, stack, quickDocument())
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const look = async (where: string) => {
      for (const line of await violations(page, inTheme[colorScheme])) found.push(`${where}, ${colorScheme}: ${line}`)
    }
    for (const place of placesOf(stack)) {
      await visit(page, place)
      await look(place)
    }
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    await look('palette')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox')).toBeHidden()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
    await look('shortcuts')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.getByRole('button', { name: /^Alerts/ }).click()
    await expect(page.getByRole('dialog', { name: 'Alerts' })).toBeVisible()
    await look('alerts')
    await page.keyboard.press('Escape')
  }
  expect(found).toEqual([])
})

test('the focus is never lost, nothing is cut off at 200 %, and nothing moves where that is asked @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('focus')
  await applyNewStack(page, stack, quickDocument())
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'NOTHING')

  await test.step('a dialog gives the focus back to what opened it', async () => {
    await visit(page, '/volumes')
    await page.getByRole('button', { name: 'Clean up' }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Clean up' })).toBeFocused()
    await visit(page, `/stacks/${stack}`)
    await page.getByRole('button', { name: 'More' }).press('Enter')
    await page.getByRole('menuitem', { name: `Remove ${stack}` }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'More' })).toBeFocused()
  })

  await test.step('another screen takes the focus where what had it is gone', async () => {
    await visit(page, '/stacks')
    await page.getByRole('link', { name: stack, exact: true }).press('Enter')
    await expect(page.getByRole('heading', { name: stack, level: 1 })).toBeVisible()
    await expect.poll(focused).not.toBe('BODY')
  })

  await test.step('the list of the queue can be left and come back to', async () => {
    await visit(page, '/commands')
    await expect(commandCard(page)).toBeVisible()
    await expect.poll(focused).not.toBe('BODY')
  })

  await test.step('at 200 % every screen is as wide as the window, and its head is in sight', async () => {
    // A window of 1440 zoomed to 200 % has this many pixels for the page.
    await page.setViewportSize({ width: 720, height: 450 })
    const cut: string[] = []
    for (const place of placesOf(stack)) {
      await visit(page, place)
      const over = await page.evaluate(() => {
        const main = document.getElementById('main')
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          main === null ? 0 : main.scrollWidth - main.clientWidth,
        )
      })
      if (over > 0) cut.push(`${place} is ${over} px too wide`)
    }
    expect(cut).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('with reduced motion no transition takes time', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await visit(page, '/')
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
          const seconds = (text: string) => Math.max(...text.split(',').map(Number.parseFloat))
          return seconds(transitionDuration) > 0.001 || (animationName !== 'none' && seconds(animationDuration) > 0.001)
        })
        .map((element) => `${element.tagName} ${element.className}`),
    )
    expect(moving).toEqual([])
  })
})
