import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { quickDocument } from './documents.ts'
import { applyNewStack, goTo } from './walk-through.ts'

/** Something to press, choose or fill in without a name, in the outline that a screen reader reads. */
const nameless = /^\s*- '?(button|link|textbox|checkbox|combobox|radio|switch|tab|menuitem)(?: \[[^\]]*\])*:?$/m

test('light and dark last, everything has a name, and the keyboard leads everywhere @screen', async ({
  app,
  engine,
}) => {
  const stack = engine.newStack('looks')
  const scheme = () => app.page.locator('html').getAttribute('data-mantine-color-scheme')
  const choose = async (theme: string) => {
    await goTo(app.page, 'Settings')
    await app.page.getByRole('group', { name: 'Theme' }).getByText(theme, { exact: true }).click()
  }

  await test.step('the chosen theme shows at once and after a restart', async () => {
    await choose('Dark')
    await expect.poll(scheme).toBe('dark')
    await app.restart()
    await expect.poll(scheme).toBe('dark')
    await choose('Light')
    await expect.poll(scheme).toBe('light')
  })

  await test.step('every screen names what can be pressed, in both themes', async () => {
    await applyNewStack(app.page, stack, quickDocument())
    for (const theme of ['Light', 'Dark']) {
      await choose(theme)
      for (const place of placesOf(stack)) {
        await visit(app.page, place)
        expect(await app.page.locator('body').ariaSnapshot(), `names on ${place}`).not.toMatch(nameless)
      }
    }
  })

  await test.step('keys lead from screen to screen', async () => {
    const { page } = app
    await visit(page, '/settings')
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'New stack', level: 1 })).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await expect(page.getByRole('heading', { name: 'Stacks', level: 1 })).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.getByRole('textbox', { name: 'Find a stack by name' })).toBeFocused()
    await page.keyboard.type('n')
    await expect(page.getByRole('heading', { name: 'Stacks', level: 1 })).toBeVisible()
    await page.getByRole('heading', { name: 'Stacks', level: 1 }).click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})

const placesOf = (stack: string): readonly string[] => [
  '/',
  '/stacks',
  `/stacks/${stack}`,
  `/stacks/${stack}/versions`,
  `/stacks/${stack}/editor`,
  `/stacks/${stack}/logs`,
  `/stacks/${stack}/plan?version=1`,
  `/stacks/${stack}/plan?remove=1`,
  '/new',
  '/commands',
  '/welcome',
  '/settings',
  '/nowhere',
]

/** Goes to a place by its address, as a bookmark does, and waits until it is drawn. */
async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, place)
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}
