import { expect, test } from './app.ts'
import { applyNewStack, goTo, partOf } from './walk-through.ts'

/** Two services: one that speaks of levels and colours on both streams, one that breaks after a while. */
const talking = `services:
  api:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; n=0; while :; do n=$$((n+1)); echo \\"level=info order $$n\\"; sleep 0.1; done"]
  worker:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; printf '\\\\033[31mERROR\\\\033[0m no route to the queue <b>now</b>\\\\n' >&2; while :; do sleep 0.1; done"]
`

test('lines of all services are followed, found, filtered, paused and gone back to @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('logs')
  await applyNewStack(page, stack, talking)
  await goTo(page, 'Stacks')
  await page.getByRole('link', { name: stack, exact: true }).click()
  await partOf(page, stack, 'Logs')
  const log = page.getByRole('log', { name: 'Log lines' })
  const problem = log.locator('.sw-log-line[data-level=error]')

  await test.step('markup of a line is text, its colour is a class', async () => {
    await page.getByRole('checkbox', { name: 'Error', exact: true }).check()
    await expect(problem).toContainText('ERROR no route to the queue <b>now</b>')
    await expect(problem.locator('.sw-ansi-red')).toHaveText('ERROR')
    await expect(problem.locator('.sw-log-stream')).toHaveText('err')
    await expect(log.getByText('order')).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Error', exact: true }).uncheck()
  })

  await test.step('only one service', async () => {
    await page.getByRole('checkbox', { name: 'worker', exact: true }).check()
    await expect(problem).toBeVisible()
    await expect(log.getByText('order')).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'worker', exact: true }).uncheck()
    await expect(log.getByText('order').first()).toBeVisible()
  })

  await test.step('found places are walked through, and reading goes on below', async () => {
    const field = page.getByRole('textbox', { name: 'Find in the lines' })
    await field.fill('no route')
    await field.press('Enter')
    await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
    await expect(problem.locator('mark')).toHaveText('no route')
    await expect(page.getByText(/Paused\. \d+ newer lines wait below/)).toBeVisible()
    await page.getByRole('button', { name: /Jump to now/ }).click()
    await expect(page.getByRole('button', { name: 'Following' })).toBeVisible()
    await field.fill('')
  })

  await test.step('a moment that is clicked on in the lines over time', async () => {
    await page.getByRole('button', { name: /^Lines over time/ }).click({ position: { x: 16, y: 20 } })
    await expect(problem).toBeVisible()
    await expect(page.getByText(/Paused\. \d+ newer lines wait below/)).toBeVisible()
    await page.getByRole('button', { name: /Jump to now/ }).click()
    await expect(page.getByRole('button', { name: 'Following' })).toBeVisible()
  })

  await test.step('a moment of the past', async () => {
    await page.getByRole('button', { name: 'Go to time' }).click()
    await page.getByLabel('Date and time').fill('2020-01-01T00:00:00')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect(page.getByText(/Read up to \d\d:\d\d:\d\d/)).toBeVisible()
    await expect(problem).toBeVisible()
    await page.keyboard.press('f')
    await expect(page.getByRole('button', { name: 'Following' })).toBeVisible()
  })
})
