import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { addTestComponents } from './test-components.ts'
import { commandEnds, operations } from './walk-through.ts'

/*
 * From nothing to three connected parts that run, once without a key and once without a mouse. Each prints how long it took.
 */

const nodeOf = (page: Page, part: string): Locator => page.locator(`.react-flow__node[data-id="${part}"]`)
const needOf = (page: Page, part: string, need: string): Locator =>
  nodeOf(page, part).locator(`.react-flow__handle[data-handleid="need ${need}"]`)

const middle = async (locator: Locator): Promise<{ x: number; y: number }> => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Draws a line with the mouse, from a need to a part. */
async function drawLine(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await middle(from)
  const end = await middle(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}

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

test('from nothing to three connected parts that run, by mouse alone @window', async ({ app, engine, shell }) => {
  const { page } = app
  await addTestComponents(app.dataFolder)
  const begun = Date.now()
  await page.getByRole('main').getByRole('link', { name: 'From components' }).first().click()
  for (const title of ['Test proxy', 'Test application', 'Test store'])
    await page
      .getByRole('region', { name: 'Components' })
      .getByRole('button', { name: `Add ${title}` })
      .click()
  const stack = await page.getByRole('textbox', { name: 'Name' }).inputValue()
  engine.adopt(stack)
  await page.getByRole('button', { name: 'Configure' }).click()
  // The port of the host that the catalogue suggests may be taken on a machine that runs tests.
  await page
    .getByRole('navigation', { name: 'Parts', exact: true })
    .getByRole('button', { name: /^test-proxy/ })
    .click()
  await page
    .getByRole('switch', { name: /^Publish/ })
    .first()
    .click({ force: true })
  await page.getByRole('button', { name: 'Connect', exact: true }).click()

  await drawLine(page, needOf(page, 'test-application', 'cache'), nodeOf(page, 'test-store'))
  await page.getByRole('menuitem').first().click()
  await expect(page.getByText('3 parts, 1 connection')).toBeVisible()
  await drawLine(page, needOf(page, 'test-proxy', 'upstream'), nodeOf(page, 'test-application'))
  await page.getByRole('menuitem', { name: 'Under a path' }).click()
  await expect(page.getByText('3 parts, 2 connections')).toBeVisible()

  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Create version 1 and see the plan' }).click()
  await expect(operations(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Approve and apply' }).click()
  await commandEnds(page, 'Done')
  expect(await engine.running(stack)).toEqual(running.map((part) => `${stack}-${part}-1`))
  console.log(`by mouse alone, in ${shell}: three connected parts run after ${seconds(begun)} s`)
  const shown = await engine.run(`${stack}-test-application-1`, ['wget', '-qO-', 'http://127.0.0.1:3000/'])
  expect(shown).toContain('test-store:6379 answers')
})

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
  await press(page, page.getByRole('button', { name: 'Connect test-store to test-application as Cache' }))
  await expect(page.getByText('3 parts, 2 connections')).toBeVisible()

  await press(page, page.getByRole('button', { name: 'Review' }))
  await press(page, page.getByRole('button', { name: 'Create version 1 and see the plan' }))
  await expect(operations(page)).toBeVisible({ timeout: 60_000 })
  await press(page, page.getByRole('button', { name: 'Approve and apply' }))
  await commandEnds(page, 'Done')
  expect(await engine.running(stack)).toEqual(running.map((part) => `${stack}-${part}-1`))
  console.log(`by keyboard alone, in ${shell}: three connected parts run after ${seconds(begun)} s`)
})

const seconds = (begun: number): string => ((Date.now() - begun) / 1000).toFixed(1)
