import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe is asked and what it answers, as far as it matters here. */
interface Axe {
  run(
    page: Document,
    options: { readonly resultTypes: readonly ['violations']; readonly runOnly?: readonly string[] },
  ): Promise<{ readonly violations: readonly Violation[] }>
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: ReadonlyArray<{ readonly target: readonly unknown[]; readonly failureSummary?: string }>
}

/**
 * What axe has to say of the whole page: the screen, what opens over it and what stands around it. A line for each element.
 * `only` names the rules to look at, all without it. In the page itself: another page to gather results in is nothing that
 * a window of the desktop opens. The first look brings axe into the page, which takes longer than to use it.
 */
export async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  const found = isThere ? await look(page, only) : await firstLook(page)
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

const firstLook = async (page: Page): Promise<readonly Violation[]> =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations

const look = (page: Page, only?: readonly string[]): Promise<readonly Violation[]> =>
  page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { readonly axe: Axe }
    const asked = { resultTypes: ['violations'] as const, ...(runOnly && { runOnly }) }
    return (await axe.run(document, asked)).violations
  }, only)
