import type { Page } from '@playwright/test'
import { screens } from '../e2e/walk-through.ts'

/**
 * Waits for the window, loading it again where it stays empty: Chromium gives up what it loads when a network of the machine
 * comes or goes, as one does with every container.
 */
export async function untilLoaded(page: Page): Promise<void> {
  const isLoaded = () =>
    screens(page)
      .waitFor({ timeout: 10_000 })
      .then(() => true)
      .catch(() => false)
  for (let tries = 0; tries < 5 && !(await isLoaded()); tries += 1) await page.reload()
}
