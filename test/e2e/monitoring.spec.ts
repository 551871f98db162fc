import { expect, test } from './app.ts'
import { applyNewStack, goTo } from './walk-through.ts'

/** A service that runs for a while, says why it cannot go on, and ends. */
const breaking = `services:
  worker:
    image: testbed/busybox:1
    command: ["sh", "-c", "echo started; sleep 6; echo 'ERROR cannot open /data/orders.db' >&2; exit 127"]
  web:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; while :; do echo alive; sleep 0.3; done"]
`

test('from a red row of the overview to the log line that explains it in three clicks @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('breaks')
  await applyNewStack(page, stack, breaking)
  await goTo(page, 'Overview')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: stack, exact: true }) })
  await expect(row.locator('.sw-status')).toContainText(/Degraded|Failed/, { timeout: 30_000 })

  await row.getByRole('link', { name: stack, exact: true }).click()
  const why = page.getByRole('region', { name: 'Why it ended' })
  await expect(why).toContainText('Ended with 127.')
  await expect(why).toContainText('command was not found')
  await why.getByRole('link', { name: 'Open its last lines' }).click()
  const log = page.getByRole('log', { name: 'Log lines' })
  await expect(log.locator('.sw-log-line[data-level=error]')).toContainText('cannot open /data/orders.db')
  await expect(log.getByText('alive')).toHaveCount(0)
})

test('what runs is measured, what happened is told, what is wrong is over every screen @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('watched')
  await applyNewStack(page, stack, breaking)

  await test.step('usage with charts and a table', async () => {
    await goTo(page, 'Stacks')
    await page.getByRole('link', { name: stack, exact: true }).click()
    await page
      .getByRole('navigation', { name: `Parts of ${stack}` })
      .getByRole('link', { name: 'Usage' })
      .click()
    await expect(page.getByRole('img', { name: `Memory of ${stack}` })).toBeVisible({ timeout: 30_000 })
    const table = page.getByRole('region', { name: 'Usage now' })
    await expect(table.getByRole('row').filter({ hasText: 'web' })).toContainText(/KiB|MiB/)
    const happened = page.getByRole('region', { name: 'What happened in this time' })
    await expect(happened.getByRole('link', { name: /ended with exit code|Apply/ }).first()).toBeVisible()
  })

  await test.step('events, and the way to the log lines', async () => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Events' }).click()
    const died = page.getByRole('row').filter({ hasText: stack }).filter({ hasText: 'die' })
    await expect(died.first()).toBeVisible({ timeout: 30_000 })
    await died.first().getByRole('link', { name: 'logs' }).click()
    await expect(page.getByRole('log', { name: 'Log lines' })).toContainText('cannot open /data/orders.db')
  })

  await test.step('the alert, and its silence', async () => {
    await page.getByRole('button', { name: /Alerts: .* wrong/ }).click()
    const alerts = page.getByRole('dialog', { name: 'Alerts' })
    await expect(alerts).toContainText(stack)
    await alerts.getByRole('button', { name: `Mute ${stack}` }).click()
    await expect(alerts.getByRole('button', { name: `Hear of ${stack} again` })).toBeVisible()
    await page.keyboard.press('Escape')
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: `Hear of ${stack} again` }).click()
    await expect(page.getByRole('button', { name: `Hear of ${stack} again` })).toHaveCount(0)
  })

  await test.step('images with who uses them, and what the Engine says', async () => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Images' }).click()
    const image = page.getByRole('row').filter({ hasText: 'testbed/busybox:1' })
    await expect(image).toContainText(stack)
    await image.getByRole('button', { name: /Inspect/ }).click()
    await expect(page.getByRole('dialog')).toContainText('RootFS')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Clean up' }).click()
    await expect(page.getByRole('dialog')).toContainText(/stay|goes|go|Nothing to remove/)
    await page.getByRole('button', { name: 'Keep everything' }).click()
  })
})
