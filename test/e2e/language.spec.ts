import type { Page } from '@playwright/test'
import { french } from '#shared/language/fr/french.ts'
import { expect, test } from './app.ts'
import { quickDocument } from './documents.ts'
import { applyNewStack, goTo } from './walk-through.ts'

test('French is spoken at once, on every screen, and after a restart @screen', async ({ app, engine }) => {
  test.slow()
  const stack = engine.newStack('french')
  await applyNewStack(app.page, stack, quickDocument())

  await test.step('the setting changes the window where it is', async () => {
    await goTo(app.page, 'Settings')
    await app.page.getByRole('group', { name: 'Language' }).getByText('Français', { exact: true }).click()
    await expect(app.page.getByRole('heading', { name: 'Paramètres', level: 1 })).toBeVisible()
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'fr')
  })

  for (const [place, heading] of placesOf(stack)) {
    await test.step(`${place} shows no English`, async () => {
      await app.page.evaluate((hash) => {
        location.hash = hash
      }, place)
      await expect(app.page.getByRole('heading', { name: heading }).first()).toBeVisible()
      await expect(app.page.locator('[aria-busy=true]')).toHaveCount(0)
      expect(await englishOn(app.page)).toEqual([])
    })
  }

  await test.step('a restart begins in French, and English comes back', async () => {
    await app.restart()
    await expect(app.page.getByRole('link', { name: 'Vue d’ensemble', exact: true }).first()).toBeVisible()
    await app.page.getByRole('link', { name: 'Paramètres', exact: true }).click()
    await app.page.getByRole('group', { name: 'Langue' }).getByText('English', { exact: true }).click()
    await expect(app.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  })
})

/** Places, each with a heading that says that it is drawn. */
const placesOf = (stack: string): ReadonlyArray<readonly [string, string]> => [
  ['/', 'Vue d’ensemble'],
  ['/stacks', 'Stacks'],
  [`/stacks/${stack}`, stack],
  [`/stacks/${stack}/versions`, stack],
  [`/stacks/${stack}/logs`, stack],
  [`/stacks/${stack}/usage`, stack],
  [`/stacks/${stack}/plan?remove=1`, 'Ce qui disparaît'],
  ['/commands', 'Commandes'],
  ['/monitoring', 'Surveillance'],
  ['/events', 'Événements'],
  ['/images', 'Images'],
  ['/volumes', 'Volumes'],
  ['/networks', 'Réseaux'],
  ['/settings', 'Paramètres'],
  ['/nowhere', 'Cet écran n’existe pas'],
]

/** Texts and names on the page that are English ones with another French. */
async function englishOn(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '')
    return texts
  })
  const others = new Map<string, unknown>(Object.entries(french).filter(([key, value]) => key !== value))
  // One word may be a name that somebody gave, or French as well.
  return shown.filter((text) => others.has(text) && text.includes(' '))
}
