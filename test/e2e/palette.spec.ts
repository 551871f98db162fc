import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { quickDocument } from './documents.ts'
import { applyNewStack, commandEnds, goTo } from './walk-through.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Search or run a command' })

/** Opens the palette by its keys, types, and takes the first line. */
async function choose(page: Page, typed: string, first: string | RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(typed)
  await expect(page.getByRole('option', { selected: true })).toContainText(first)
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeHidden()
}

test('the palette leads everywhere and does everything by keyboard alone @screen', async ({ app, engine }) => {
  const { page } = app
  const stack = engine.newStack('palette')
  await applyNewStack(page, stack, quickDocument())

  await test.step('a screen, a stack and a part of the settings are found by their names', async () => {
    await choose(page, 'volu', 'Volumes')
    await expect(page).toHaveURL(/#\/volumes$/)
    await choose(page, stack, stack)
    await expect(page.getByRole('heading', { name: stack, level: 1 })).toBeVisible()
    await choose(page, 'registr login', 'Registries')
    await expect(page.getByRole('region', { name: 'Registries' })).toBeFocused()
  })

  await test.step('an action runs and its command is shown', async () => {
    await choose(page, `>rest ${stack.slice(4)}`, `Restart ${stack}`)
    await commandEnds(page, 'Done')
  })

  await test.step('what needs an approval leads to its plan', async () => {
    await choose(page, `remove ${stack}`, `Remove ${stack}`)
    await expect(page).toHaveURL(new RegExp(`/stacks/${stack}/plan\\?remove=1$`))
    await expect(page.getByRole('region', { name: 'Operations' })).toBeVisible()
  })

  await test.step('Tab shows all of one stack, Backspace everything again', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type(stack)
    await expect(page.getByRole('option', { selected: true })).toContainText(stack)
    await page.keyboard.press('Tab')
    await expect(field(page)).toBeFocused()
    await expect(page.getByRole('option', { name: `Roll back ${stack}` })).toBeVisible()
    await expect(page.getByRole('option', { name: /^Volumes/ })).toBeHidden()
    await page.keyboard.press('Backspace')
    await expect(page.getByRole('option', { name: /^Settings/ })).toBeAttached()
  })

  await test.step('what was used lately stands first; nothing found says so; Esc gives the focus back', async () => {
    await expect(page.getByRole('group', { name: 'Used lately' }).getByRole('option').first()).toContainText(
      `Remove ${stack}`,
    )
    await page.keyboard.type('qqqq')
    await expect(page.getByText('Nothing fits')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(field(page)).toBeHidden()
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: /Search or run a command/ }).click()
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /Search or run a command/ })).toBeFocused()
  })
})

test('the place of a screen is all that a link needs @screen', async ({ app }) => {
  const { page } = app
  await page.evaluate(() => {
    location.hash = '/events?severity=error&about=container&find=zzz'
  })
  await expect(page.getByRole('textbox', { name: 'Find events by name or action' })).toHaveValue('zzz')
  await expect(page.getByRole('group', { name: 'How bad' }).getByLabel('Errors')).toBeChecked()
  await page.getByRole('textbox', { name: 'Find events by name or action' }).fill('other')
  await expect(page).toHaveURL(/find=other/)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Find events by name or action' })).toHaveValue('other')
  await expect(page.getByRole('group', { name: 'How bad' }).getByLabel('Errors')).toBeChecked()
})
