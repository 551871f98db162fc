import { expect, test } from './app.ts'
import { shopDocument } from './documents.ts'
import {
  approve,
  commandCard,
  commandEnds,
  goTo,
  openComposeFile,
  operations,
  seePlan,
  seePlanButton,
  serviceRow,
} from './walk-through.ts'

test('a newcomer gets from a compose file to a stack that runs', async ({ app, engine }) => {
  const { page } = app
  const stack = engine.newStack('first')

  await test.step('the empty overview names the next step', async () => {
    await expect(page.getByRole('heading', { name: 'No stack yet' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'New stack' }).first().click()
  })

  await test.step('the editor wants a name before it shows a plan', async () => {
    await expect(page.getByText('The stack needs a name').first()).toBeVisible()
    await expect(seePlanButton(page)).toBeDisabled()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(stack)
    await openComposeFile(page, shopDocument())
    await expect(page.getByRole('region', { name: 'Problems' }).getByRole('img', { name: 'Error' })).toHaveCount(0)
    await expect(seePlanButton(page)).toBeEnabled()
  })

  await test.step('the plan names every operation with its cause and the fate of the volume', async () => {
    await seePlan(page)
    await expect(page.getByRole('heading', { name: `What will happen to ${stack}` })).toBeVisible()
    const rows = operations(page).getByRole('listitem')
    for (const service of ['web', 'app', 'db']) {
      await expect(rows.filter({ hasText: `Create${stack}-${service}-1` })).toContainText('not on the host yet')
      await expect(rows.filter({ hasText: `Wait${service} is healthy` })).toHaveCount(1)
    }
    await expect(rows.filter({ hasText: 'Wait' + 'db is healthy' })).toContainText('needed by app')
    await expect(rows.filter({ hasText: 'Commit' })).toContainText('version 1')
    const volumes = page.getByRole('region', { name: 'Fate of every volume' })
    await expect(volumes.getByRole('listitem')).toContainText([`${stack}_data`])
    await expect(volumes.getByRole('listitem')).toContainText(['Created empty'])
    expect(await engine.running(stack)).toEqual([])
  })

  await test.step('approving runs it, step by step', async () => {
    await approve(page)
    const steps = page.getByRole('region', { name: 'Steps' })
    await expect(steps.locator('[data-status=RUNNING]').first()).toBeVisible()
    await commandEnds(page, 'Done')
    await expect(commandCard(page)).toContainText('Everything that was planned is done.')
    await expect(steps.getByRole('listitem').and(page.locator(':not([data-status=DONE])'))).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Log', exact: true })).toContainText('in order, none missing')
  })

  await test.step('the stack screen shows what runs', async () => {
    await page.getByRole('link', { name: `Open ${stack}` }).click()
    for (const service of ['web', 'app', 'db']) {
      await expect(serviceRow(page, service)).toContainText('1 running')
      await expect(serviceRow(page, service)).toContainText('healthy')
    }
    expect(await engine.running(stack)).toEqual([`${stack}-app-1`, `${stack}-db-1`, `${stack}-web-1`])
  })

  await test.step('applying the same once more has nothing to do', async () => {
    await page.getByRole('link', { name: /^Versions/ }).click()
    await page.getByRole('link', { name: 'Preview apply of v1' }).click()
    await expect(page.getByRole('heading', { name: `${stack} is as asked: nothing to do` })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve and apply' })).toBeDisabled()
  })

  await test.step('the overview has it too', async () => {
    await goTo(page, 'Overview')
    const row = page.getByRole('row').filter({ hasText: stack })
    await expect(row).toContainText('Running')
    await expect(row).toContainText('3 / 3')
  })
})
