import { join } from 'node:path'
import { test as base, expect } from './app.ts'
import { quickDocument, slowDocument } from './documents.ts'
import { openUnixProxy } from './unix-proxy.ts'
import { applyNewStack, approve, commandCard, commandEnds, goTo, planNewStack } from './walk-through.ts'

const target = (process.env['STACKWRIGHT_TEST_DOCKER'] ?? '').replace('unix://', '')

/** The app is given a socket at which nobody listens yet. */
const test = base.extend({
  dockerHost: async ({ dataFolder }, use) => use(`unix://${join(dataFolder, 'docker.sock')}`),
})

test('an Engine that comes, goes and comes back is followed by the page alone', async ({ app, engine, dockerHost }) => {
  const { page } = app
  const socket = dockerHost.replace('unix://', '')
  const stack = engine.newStack('down')
  await page.evaluate(() => {
    document.documentElement.dataset['loadedOnce'] = 'true'
  })

  await test.step('where there is none, it says what was tried and what helps', async () => {
    const tried = page.getByRole('region', { name: 'What was tried' })
    await expect(tried.getByRole('row').filter({ hasText: socket })).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'What helps' })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Three steps' })).toBeVisible()
  })

  let proxy = await openUnixProxy(socket, target)
  try {
    await test.step('when one appears, the page goes on by itself', async () => {
      await expect(page.getByRole('heading', { name: 'No stack yet' })).toBeVisible({ timeout: 20_000 })
      await applyNewStack(page, stack, quickDocument())
    })

    await test.step('when it goes, what was last seen is shown as such', async () => {
      await proxy.close()
      await goTo(page, 'Overview')
      const row = page.getByRole('row').filter({ hasText: stack })
      await expect(row).toContainText('Unknown', { timeout: 20_000 })
      await expect(page.getByRole('contentinfo')).toContainText('local silent for')
      await expect(page.getByRole('region', { name: 'Needs you' })).toContainText('local does not answer')
    })

    await test.step('when it comes back, it runs as before', async () => {
      proxy = await openUnixProxy(socket, target)
      await expect(page.getByRole('row').filter({ hasText: stack })).toContainText('Running', { timeout: 30_000 })
      await expect(page.locator('html[data-loaded-once]')).toHaveCount(1)
    })
  } finally {
    await proxy.close()
  }
})

test('an apply whose Engine goes away in its middle ends whole: all of it, or nothing and why', async ({
  app,
  engine,
  dockerHost,
}) => {
  const { page } = app
  const socket = dockerHost.replace('unix://', '')
  const stack = engine.newStack('dies')
  let proxy = await openUnixProxy(socket, target)
  try {
    await expect(page.getByRole('heading', { name: 'No stack yet' })).toBeVisible({ timeout: 20_000 })
    await planNewStack(page, stack, slowDocument(3))
    await approve(page)
    await expect(page.getByRole('region', { name: 'Steps' }).locator('[data-status=RUNNING]')).toContainText(
      /wait until web is healthy/i,
    )
    await proxy.close()
    await expect(page.getByRole('contentinfo')).toContainText('local silent for')
    proxy = await openUnixProxy(socket, target)
    const status = commandCard(page).locator('.sw-status')
    await expect(status).toContainText(/Done|Rolled back/, { timeout: 30_000 })

    // A wait between two looks at the container outlives the gap; a call that the gap cuts off leads back.
    if ((await status.textContent())?.includes('Rolled back')) {
      await expect(page.getByRole('region', { name: 'Why it ended' })).toContainText('does not answer')
      expect(await engine.running(stack)).toEqual([])
      await page.getByRole('link', { name: 'See the plan again' }).click()
      await approve(page)
      await commandEnds(page, 'Done')
    }
    expect(await engine.running(stack)).toEqual([`${stack}-web-1`])
  } finally {
    await proxy.close()
  }
})
