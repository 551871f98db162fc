import { rm } from 'node:fs/promises'
import { writeProject } from '../engine/imports/project-files.ts'
import { expect, test } from './app.ts'
import { approve, commandEnds, goTo, openStack, operations, serviceRow } from './walk-through.ts'

test('@browser what docker compose runs is taken over without making anything anew', async ({ app, engine }) => {
  const { page } = app
  const name = engine.newStack('import')
  const folder = writeProject()
  await engine.composeUp({ name, folder })
  const before = await engine.running(name)

  await test.step('an empty list of stacks leads to it', async () => {
    await goTo(page, 'Stacks')
    await page.getByRole('main').getByRole('link', { name: 'Import…' }).click()
    const row = page.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('db, web')
    await expect(row).toContainText('2 of 2')
    await row.getByRole('link', { name: `See the plan to import ${name}` }).click()
  })

  await test.step('the plan says that it stays as it is, beside its document', async () => {
    await expect(page.getByRole('heading', { name: `${name} can be taken over as it is` })).toBeVisible()
    await expect(operations(page)).not.toContainText('Recreate')
    const document = page.getByRole('region', { name: 'Document' })
    await expect(document).toContainText('made from what runs')
    await expect(document).toContainText('image: testbed/busybox:1')
    await expect(page.getByRole('region', { name: 'Fate of every volume' })).toContainText(`${name}_data`)
  })

  await test.step('from then on it is a stack', async () => {
    await approve(page, 'Approve and import')
    await commandEnds(page, 'Done')
    expect(await engine.running(name)).toEqual(before)
    await openStack(page, name)
    await expect(serviceRow(page, 'web')).toBeVisible()
    await page.evaluate(() => {
      location.hash = '/import'
    })
    await expect(page.getByRole('region', { name: /Compose projects on/ })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
  })
  await rm(folder, { recursive: true })
})
