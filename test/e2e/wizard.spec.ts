import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { approve, commandEnds, goTo, openStack, operations, serviceRow } from './walk-through.ts'

const steps = (page: Page) => page.getByRole('navigation', { name: 'Steps of the wizard' })
const parts = (page: Page) => page.getByRole('navigation', { name: 'Parts', exact: true })
const standing = (page: Page, says: string | RegExp) =>
  expect(page.getByRole('region', { name: 'The way on' })).toContainText(says)

/** The images of the tests stand in for the catalogue's, which are not on this Engine. */
async function runImage(page: Page, image: string, health: string | null): Promise<void> {
  await page.getByText('Image, health check, limits').click()
  await page.getByRole('textbox', { name: 'Image' }).fill(image)
  if (health === null) return
  await page.getByRole('combobox', { name: 'Secrets are given' }).selectOption({ label: 'as variables' })
  await page.getByRole('combobox', { name: 'Health check' }).selectOption({ label: 'a command' })
  await page.getByRole('textbox', { name: 'Command of the health check' }).fill(health)
}

test('components are picked, set up and connected, and the stack they make runs; it opens again with its choices @screen', async ({
  app,
  engine,
}) => {
  const stack = engine.newStack('wizard')
  const { page } = app

  await test.step('an application and a store are picked', async () => {
    await goTo(page, 'Stacks')
    await page.getByRole('link', { name: 'From components' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(stack)
    await page.getByRole('textbox', { name: 'Find a component' }).fill('redis')
    await page.getByRole('button', { name: 'Add Redis' }).click()
    await page.getByRole('textbox', { name: 'Find a component' }).fill('node')
    await page.getByRole('button', { name: /^Add Node\.js/ }).click()
    await expect(page.getByRole('complementary')).toContainText('node-app')
    await expect(page.getByText('Kept as a draft')).toBeVisible()
  })

  await test.step('the draft outlives the page', async () => {
    await page.reload()
    await expect(page.getByRole('complementary')).toContainText('redis')
  })

  await test.step('each is set up', async () => {
    await page.getByRole('button', { name: 'Configure' }).click()
    await parts(page)
      .getByRole('button', { name: /^redis/ })
      .click()
    await runImage(page, 'testbed/redis:1', 'redis-cli ping | grep -q PONG')
    await parts(page)
      .getByRole('button', { name: /^node-app/ })
      .click()
    await runImage(page, 'testbed/node:1', null)
  })

  await test.step('the application is connected to the store', async () => {
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('button', { name: 'Connect Cache of node-app to redis' }).click()
    await expect(page.getByText('node-app receives REDIS_URL')).toBeVisible()
  })

  await test.step('the review shows what comes of it, and which choice each line came from', async () => {
    await page.getByRole('button', { name: 'Review' }).click()
    const document = page.getByRole('listbox', { name: 'Lines of compose.yaml' })
    await expect(document).toContainText('testbed/redis:1')
    await document.getByRole('option').filter({ hasText: 'image: testbed/node:1' }).click()
    await expect(page.getByText(/comes from node-app/)).toBeVisible()
    await standing(page, 'Nothing is in the way')
  })

  await test.step('its version leads to the plan, and runs', async () => {
    await page.getByRole('button', { name: 'Create version 1 and see the plan' }).click()
    await expect(operations(page)).toContainText(`${stack}-redis-1`)
    await approve(page)
    await commandEnds(page, 'Done')
    expect(await engine.running(stack)).toEqual([`${stack}-node-app-1`, `${stack}-redis-1`])
    expect((await engine.environment(`${stack}-node-app-1`)).join('\n')).toMatch(/REDIS_URL=redis:\/\/.*@redis:6379/)
    await openStack(page, stack)
    await expect(serviceRow(page, 'redis')).toContainText(/healthy/i)
  })

  await test.step('it opens again with its choices', async () => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Edit in wizard' }).click()
    await expect(page.getByRole('complementary')).toContainText('node-app')
    await steps(page).getByRole('link', { name: 'Review' }).click()
    await expect(page.getByRole('button', { name: 'Create version 2 and see the plan' })).toBeEnabled()
    await expect(page.getByRole('listbox', { name: 'Lines of compose.yaml' })).toContainText('REDIS_URL')
  })
})
