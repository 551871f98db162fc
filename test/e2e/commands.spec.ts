import { expect, test } from './app.ts'
import { quickDocument, waitingDocument } from './documents.ts'
import { approve, commandCard, commandEnds, goTo, operations, planNewStack } from './walk-through.ts'

test('a command is cancelled before it begins and while it runs, and nothing is done twice', async ({
  app,
  engine,
}) => {
  const { page } = app
  const first = engine.newStack('runs')
  const second = engine.newStack('waits')
  const queues = page.getByRole('region', { name: 'Queues' })
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await page.evaluate(() => {
    document.documentElement.dataset['loadedOnce'] = 'true'
  })

  await test.step('an apply that waits for a health check holds the queue', async () => {
    await planNewStack(page, first, waitingDocument())
    await page.getByRole('button', { name: 'Approve and apply' }).dblclick()
    await expect(commandCard(page)).toContainText('Running')
    await expect(page.getByRole('region', { name: 'Steps' })).toContainText(/wait until web is healthy/i)
  })

  await test.step('the next command waits, and goes without having begun', async () => {
    await planNewStack(page, second, quickDocument())
    await approve(page)
    await expect(commandCard(page)).toContainText('Pending')
    await expect(commandCard(page)).toContainText('Cancel takes it out of the queue; nothing is touched.')
    await expect(queues.getByRole('link')).toHaveCount(2)
    await cancel.click()
    await commandEnds(page, 'Cancelled')
    await expect(cancel).toBeHidden()
    expect(await engine.running(second)).toEqual([])
  })

  await test.step('the running one leads back', async () => {
    await queues.getByRole('link', { name: `Apply ${first} v1` }).click()
    await expect(commandCard(page)).toContainText('Before the commit, cancel leads back')
    expect(await engine.running(first)).toEqual([`${first}-web-1`])
    await cancel.click()
    await commandEnds(page, 'Cancelled')
    expect(await engine.running(first)).toEqual([])
  })

  await test.step('the queue tells of both, once, and was never loaded anew', async () => {
    await goTo(page, 'Commands')
    await queues.getByText('Ended', { exact: true }).click()
    await expect(queues.getByRole('link')).toHaveCount(2)
    await expect(queues.getByRole('link').filter({ hasText: 'Cancelled' })).toHaveCount(2)
    await expect(page.locator('html[data-loaded-once]')).toHaveCount(1)
  })

  await test.step('a way leads on to the plan of what was cancelled', async () => {
    await queues.getByRole('link', { name: `Apply ${second} v1` }).click()
    await page.getByRole('link', { name: 'See the plan again' }).click()
    await expect(operations(page)).toContainText(`${second}-web-1`)
  })
})
