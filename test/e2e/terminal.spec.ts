import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { applyNewStack, goTo, openStack, serviceRow } from './walk-through.ts'

const idle = `services:
  web:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]
`

/** Opens what explains the only container of the only service. */
async function openContainer(page: Page, stack: string): Promise<void> {
  await openStack(page, stack)
  await serviceRow(page, 'web').getByRole('button', { name: 'web', exact: true }).click()
  await page.getByRole('button', { name: `${stack}-web-1` }).click()
}

/** Rows and columns as the container's terminal has them. */
async function sizeOf(page: Page, terminal: Locator, mark: string): Promise<readonly number[]> {
  await page.keyboard.type(`echo ${mark}$((0)) $(stty size)\n`)
  const answer = terminal.getByText(new RegExp(`${mark}0 \\d+ \\d+`)).first()
  await expect(answer).toBeVisible()
  const [, rows, columns] = new RegExp(`${mark}0 (\\d+) (\\d+)`).exec((await answer.textContent()) ?? '') ?? []
  return [Number(rows), Number(columns)]
}

test('a terminal opens where the settings allow it, does what is typed, takes the size of the window, and ends @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('terminal')
  await applyNewStack(page, stack, idle)
  const open = page.getByRole('button', { name: 'Terminal', exact: true })
  await openContainer(page, stack)
  await expect(open).toBeDisabled()

  await goTo(page, 'Settings')
  await page
    .getByRole('group', { name: /^Terminals on / })
    .getByText('Allowed', { exact: true })
    .click()
  await openContainer(page, stack)
  await open.click()
  const terminal = page.getByRole('dialog', { name: `Terminal in ${stack}-web-1` })
  await expect(terminal.getByRole('status')).toContainText('Open.')

  await page.keyboard.type('echo answer-$((40 + 2))\n')
  await expect(terminal.locator('.xterm-rows')).toContainText('answer-42')
  const [rows = 0, columns = 0] = await sizeOf(page, terminal.locator('.xterm-rows'), 'before')
  expect(columns).toBeGreaterThan(20)
  await page.setViewportSize({ width: 1100, height: 600 })
  await expect(async () => {
    const [fewer = 0] = await sizeOf(page, terminal.locator('.xterm-rows'), `after${Date.now()}x`)
    expect(fewer).toBeLessThan(rows)
  }).toPass({ timeout: 15_000 })

  await page.keyboard.type('exit 3\n')
  await expect(terminal.getByRole('status')).toContainText('Ended with 3.')
  await page.getByRole('button', { name: 'Close the terminal' }).click()
  await expect(terminal).toHaveCount(0)
})
