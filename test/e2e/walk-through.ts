import type { Locator, Page } from '@playwright/test'
import { expect } from './app.ts'

/** What a person does in the window, by the names on the screen. */

export const screens = (page: Page): Locator => page.getByRole('navigation', { name: 'Screens' })

export const goTo = (
  page: Page,
  screen: 'Overview' | 'Stacks' | 'Commands' | 'New stack' | 'Settings',
  // A count or a key stands behind some of them.
): Promise<void> =>
  screens(page)
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click()

/** Opens a compose file in the editor that is on the screen. */
export async function openComposeFile(page: Page, content: string): Promise<void> {
  const file = { name: 'compose.yaml', mimeType: 'application/yaml', buffer: Buffer.from(content) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('Opened compose.yaml.')).toBeVisible()
}

/** Replaces the text in the editor as a paste does. */
export async function pasteText(page: Page, content: string): Promise<void> {
  const text = editorText(page)
  await text.click()
  await page.keyboard.press('ControlOrMeta+a')
  await text.evaluate((editor, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, content)
}

export const editorText = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of compose.yaml' })

export const seePlan = (page: Page): Promise<void> => seePlanButton(page).click()

export const seePlanButton = (page: Page): Locator => page.getByRole('button', { name: 'See the plan' })

export const operations = (page: Page): Locator => page.getByRole('region', { name: 'Operations' })

/** Signs the plan on the screen; the command's page follows. */
export async function approve(page: Page, label: string | RegExp = 'Approve and apply'): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await expect(commandCard(page)).toBeVisible()
}

export const commandCard = (page: Page): Locator => page.getByRole('region', { name: 'Command', exact: true })

/** Waits until the command on the screen has ended with this word. */
export async function commandEnds(page: Page, word: 'Done' | 'Failed' | 'Rolled back' | 'Cancelled'): Promise<void> {
  await expect(commandCard(page).locator('.sw-status')).toContainText(/Done|Failed|Rolled back|Cancelled/, {
    timeout: 60_000,
  })
  await expect(commandCard(page).locator('.sw-status')).toContainText(word)
}

/** From anywhere to the running first version of a new stack. */
export async function applyNewStack(page: Page, name: string, content: string): Promise<void> {
  await planNewStack(page, name, content)
  await approve(page)
  await commandEnds(page, 'Done')
}

/** From anywhere to the plan of a new stack. */
export async function planNewStack(page: Page, name: string, content: string): Promise<void> {
  await goTo(page, 'New stack')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await openComposeFile(page, content)
  await seePlan(page)
  await expect(operations(page)).toBeVisible()
}

/** From the page of a stack to the plan of its next version. */
export async function planNextVersion(page: Page, stack: string, content: string, message = ''): Promise<void> {
  await openStack(page, stack)
  await partOf(page, stack, 'Editor')
  await openComposeFile(page, content)
  if (message !== '') await page.getByRole('textbox', { name: 'Message of the version' }).fill(message)
  await seePlan(page)
}

export async function openStack(page: Page, stack: string): Promise<void> {
  await goTo(page, 'Stacks')
  await page.getByRole('link', { name: stack, exact: true }).click()
  await expect(page.getByRole('heading', { name: stack, level: 1 })).toBeVisible()
}

export const partOf = (page: Page, stack: string, part: 'Services' | 'Versions' | 'Editor' | 'Logs'): Promise<void> =>
  page
    .getByRole('navigation', { name: `Parts of ${stack}` })
    .getByRole('link', { name: part })
    .click()

/** The row of a service on the page of its stack. */
export const serviceRow = (page: Page, service: string): Locator =>
  page
    .getByRole('region', { name: 'Services' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: service, exact: true }) })
