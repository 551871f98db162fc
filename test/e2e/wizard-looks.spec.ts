import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { violations } from './axe.ts'
import { goTo } from './walk-through.ts'

/** From the catalogue: what often goes with a part is offered beside it too. */
const addFrom = (page: Page, title: string): Promise<void> =>
  page
    .getByRole('region', { name: 'Components' })
    .getByRole('button', { name: `Add ${title}`, exact: true })
    .click()

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps of the wizard' }).getByRole('link', { name }).click()

// axe looks at ten states of a whole page, which a machine under load makes slow.
test.setTimeout(240_000)

test('axe finds nothing on any step of the wizard, in light and, beside a narrow sidebar, in dark @screen', async ({
  app,
}) => {
  const { page } = app
  await goTo(page, 'Stacks')
  await page.getByRole('link', { name: 'From components' }).first().click()
  for (const title of ['nginx', 'Node.js application', 'PostgreSQL', 'Ghost']) await addFrom(page, title)
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    if (theme === 'dark') await page.getByRole('button', { name: 'Narrow the sidebar' }).click()
    await step(page, 'Pick')
    await expect(page.getByRole('heading', { name: 'What is this stack made of?' })).toBeVisible()
    expect(await violations(page), `pick, ${theme}`).toEqual([])
    await step(page, 'Configure')
    await page.getByText('Image, health check, limits').click()
    expect(await violations(page), `configure, ${theme}`).toEqual([])
    await step(page, 'Connect')
    await page.locator('.react-flow__node[data-id="node-app"]').click()
    expect(await violations(page), `connect, drawn, ${theme}`).toEqual([])
    await page.getByText('List', { exact: true }).click()
    expect(await violations(page), `connect, as a list, ${theme}`).toEqual([])
    await page.getByText('Drawing', { exact: true }).click()
    await step(page, 'Review')
    await expect(page.getByRole('listbox', { name: 'Lines of compose.yaml' })).toBeVisible()
    expect(await violations(page), `review, ${theme}`).toEqual([])
  }
})
