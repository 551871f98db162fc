import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { addTestComponents } from './test-components.ts'
import { commandEnds } from './walk-through.ts'

/* From nothing to three connected parts that run, without a mouse; it prints how long it took. */

const nodeOf = (page: Page, part: string): Locator => page.locator(`.react-flow__node[data-id="${part}"]`)
/** Presses Tab until it is focused, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 400; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never leads to ${target}`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

// Every Tab and every step of the mouse is a turn of its own, which a machine under load makes slow.
test.setTimeout(240_000)

const running = ['test-application', 'test-proxy', 'test-store']

test('from nothing to three connected parts that run, by keyboard alone @screen', async ({ app, engine, shell }) => {
  const { page } = app
  const stack = engine.newStack('keys')
  await addTestComponents(app.dataFolder)
  const begun = Date.now()
  await press(page, page.getByRole('main').getByRole('link', { name: 'From components' }).first())
  for (const title of ['Test proxy', 'Test application', 'Test store']) {
    await tabTo(page, page.getByRole('textbox', { name: 'Find a component' }))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(title)
    await press(page, page.getByRole('region', { name: 'Components' }).getByRole('button', { name: `Add ${title}` }))
  }
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(stack)
  await press(page, page.getByRole('button', { name: 'Configure' }))
  await press(
    page,
    page.getByRole('navigation', { name: 'Parts', exact: true }).getByRole('button', { name: /^test-proxy/ }),
  )
  await tabTo(page, page.getByRole('switch', { name: /^Publish/ }).first())
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: 'Connect', exact: true }))

  // One from the list of needs, one from what a box of the drawing gives.
  await press(
    page,
    page.getByRole('button', { name: 'Connect Application behind it of test-proxy to test-application' }),
  )
  await press(page, nodeOf(page, 'test-store'))
  await press(page, page.getByRole('button', { name: 'Give test-store to test-application as Cache' }))
  await expect(page.getByText('3 parts, 2 connections')).toBeVisible()

  await press(page, page.getByRole('button', { name: 'Review' }))
  await press(page, page.getByRole('button', { name: 'Create version 1 and see the plan' }))
  await press(page, page.getByRole('button', { name: 'Approve and apply' }))
  await commandEnds(page, 'Done')
  expect(await engine.running(stack)).toEqual(running.map((part) => `${stack}-${part}-1`))
  console.log(`by keyboard alone, in ${shell}: three connected parts run after ${seconds(begun)} s`)
})

const seconds = (begun: number): string => ((Date.now() - begun) / 1000).toFixed(1)
