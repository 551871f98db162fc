import type { Page } from '@playwright/test'
import { french } from '#shared/language/fr/french.ts'
import { tellInFrench } from '#shared/language/fr/told-french.ts'
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

  await test.step('the wizard shows no English', async () => {
    await app.page.evaluate(() => {
      location.hash = '/wizard'
    })
    for (const component of ['PostgreSQL', 'Traefik', 'Gitea']) {
      await app.page.getByRole('textbox', { name: 'Chercher un composant' }).fill(component)
      await app.page
        .getByRole('button', { name: `Ajouter ${component}`, exact: true })
        .first()
        .click()
    }
    expect(await englishOn(app.page)).toEqual([])
    for (const step of ['Configurer', 'Relier', 'Vérifier']) {
      await app.page.getByRole('button', { name: step, exact: true }).first().click()
      await expect(app.page.locator('[aria-busy=true]')).toHaveCount(0)
      expect(await englishOn(app.page), step).toEqual([])
    }
  })

  await test.step('a restart begins in French, and English comes back', async () => {
    await app.restart()
    await expect(app.page.getByRole('link', { name: 'Vue d’ensemble', exact: true }).first()).toBeVisible()
    await app.page.getByRole('link', { name: 'Paramètres', exact: true }).click()
    await app.page.getByRole('group', { name: 'Langue' }).getByText('English', { exact: true }).click()
    await expect(app.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  })
})

test('the menus of the desktop follow the language at once, and speak it from the next start on @desktop', async ({
  app,
}) => {
  const menus = () =>
    app.desktop?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  await expect.poll(menus).toContain('&File')
  await goTo(app.page, 'Settings')
  await app.page.getByRole('group', { name: 'Language' }).getByText('Français', { exact: true }).click()
  await expect.poll(menus).toEqual(['&Fichier', '&Édition', '&Affichage', 'Fe&nêtre', 'Aid&e'])
  await app.restart()
  await expect.poll(menus).toContain('&Fichier')
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
  ['/welcome', 'Docker répond'],
  ['/nowhere', 'Cet écran n’existe pas'],
]

/** French has none of these. */
const isEnglish = /\b(the|is|are|was|of|and|with|not|its|has|have|from|will|that|this|for|by|it|to|in|no)\b/i

/** Texts and names on the page that are English ones with another French. */
async function englishOn(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    // Logs and what is written into a document are English, whoever reads them.
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('.sw-command-log, .sw-code')) texts.push(node.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '')
    return texts
  })
  const others = new Map<string, unknown>(Object.entries(french).filter(([key, value]) => key !== value))
  // One word may be a name that somebody gave, or French as well.
  return shown.filter(
    (text) => text.includes(' ') && (others.has(text) || (isEnglish.test(text) && tellInFrench(text) !== text)),
  )
}
