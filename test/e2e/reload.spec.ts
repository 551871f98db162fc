import { expect, test } from './app.ts'
import { slowDocument } from './documents.ts'
import { askApp } from './local-api.ts'
import { approve, commandCard, commandEnds, planNewStack } from './walk-through.ts'

test('a page that is loaded anew in mid-command follows on and shows every line once', async ({ app, engine }) => {
  const { page } = app
  const stack = engine.newStack('again')
  await planNewStack(page, stack, slowDocument(4))
  await approve(page)
  const steps = page.getByRole('region', { name: 'Steps' })
  await expect(steps.locator('[data-status=RUNNING]')).toContainText('wait until web is healthy')

  await page.reload()
  await expect(commandCard(page)).toContainText('Running')
  await expect(steps.locator('[data-status=RUNNING]')).toContainText('wait until web is healthy')
  await commandEnds(page, 'Done')

  const id = /#\/commands\/([^?]+)/.exec(page.url())?.[1]
  const { items } = (await askApp(app.dataFolder, `/commands/${id}/log?limit=200`)) as { items: unknown[] }
  const log = page.getByRole('region', { name: 'Log', exact: true })
  await expect(log).toContainText(`${items.length} lines, in order, none missing`)
})
