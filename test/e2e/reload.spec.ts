import { z } from 'zod'
import { CommandLogLine } from '#shared/model/command.ts'
import { expect, test } from './app.ts'
import { slowDocument } from './documents.ts'
import { askApp } from './local-api.ts'
import { approve, commandCard, commandEnds, goTo, planNewStack } from './walk-through.ts'

const Log = z.object({ lines: z.array(CommandLogLine) })

test('a page that is loaded anew in mid-command follows on and shows every line once', async ({ app, engine }) => {
  const { page } = app
  const stack = engine.newStack('again')
  await planNewStack(page, stack, slowDocument(4))
  await approve(page)
  const steps = page.getByRole('region', { name: 'Steps' })
  await expect(steps.locator('[data-status=RUNNING]')).toContainText(/wait until web is healthy/i)

  await page.reload()
  await expect(commandCard(page)).toContainText('Running')
  await expect(steps.locator('[data-status=RUNNING]')).toContainText(/wait until web is healthy/i)
  await commandEnds(page, 'Done')

  const id = /#\/commands\/([^?]+)/.exec(page.url())?.[1]
  const written = Log.parse(await askApp(app.dataFolder, `/commands/${id}/log`))
  const log = page.getByRole('region', { name: 'Log', exact: true })
  await expect(log).toContainText(`${written.lines.length} lines, in order, none missing`)
})

test('an app that ends in mid-command takes it up at its next start, without doing anything twice', async ({
  app,
  engine,
}) => {
  const stack = engine.newStack('resumes')
  await planNewStack(app.page, stack, slowDocument(8))
  await approve(app.page)
  await expect(app.page.getByRole('region', { name: 'Steps' }).locator('[data-status=RUNNING]')).toContainText(
    /wait until web is healthy/i,
  )
  await app.restart()
  await goTo(app.page, 'Commands')
  await expect(commandCard(app.page)).toContainText(`Apply ${stack} v1`)
  await commandEnds(app.page, 'Done')
  await expect(commandCard(app.page)).toContainText('attempt 2')
  await expect(app.page.getByRole('region', { name: 'Queues' }).getByRole('link')).toHaveCount(1)
  expect(await engine.running(stack)).toEqual([`${stack}-web-1`])
})

test('a page whose own script is dropped while it loads is loaded anew by itself @browser', async ({ app }) => {
  const { page } = app
  let dropped = 0
  await page.route(/\/assets\/index-[^/]+\.js$/, (route) => {
    dropped += 1
    return dropped <= 2 ? route.abort('connectionreset') : route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  expect(dropped).toBeGreaterThanOrEqual(3)
})

test('a screen whose stylesheet is dropped has it a moment later @browser', async ({ app }) => {
  const { page } = app
  let dropped = 0
  await page.route(/\/assets\/settings-screen-[^/]+\.css$/, (route) => {
    dropped += 1
    return dropped <= 2 ? route.abort('connectionreset') : route.continue()
  })
  await goTo(page, 'Settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  // Chromium lists a sheet that was not fetched too, and lets nobody read its rules.
  const isStyled = () =>
    page.evaluate(() => {
      const sheet = [...document.styleSheets].find(({ href }) => href?.includes('/settings-screen-') === true)
      try {
        return (sheet?.cssRules.length ?? 0) > 0
      } catch {
        return false
      }
    })
  await expect.poll(isStyled).toBe(true)
  expect(dropped).toBeGreaterThan(1)
})
