import { t } from '#shared/language/translate.ts'
import type { WizardWork } from '../use-findings.ts'
import { type LineEnd, lineOffers, newPartOffers } from './line-offers.ts'
import type { DrawnLine } from './offers-menu.tsx'

/** What comes of a line: a choice to ask for, changes that leave none, or the sentence that says why nothing does. */
export type LineOutcome =
  | { readonly kind: 'ask'; readonly drawn: Omit<DrawnLine, 'x' | 'y'> }
  | { readonly kind: 'made'; readonly changes: DrawnLine['offers'][number]['changes']; readonly says: string }
  | { readonly kind: 'nothing'; readonly says: string | null }

/** What comes of a line between two ends; `to` is null where it was let go over nothing. */
export function outcomeOfLine(work: WizardWork, from: LineEnd, to: LineEnd | null): LineOutcome {
  if (to === null) return outcomeInTheOpen(work, from)
  if (to.part === from.part) return { kind: 'nothing', says: null }
  const offers = lineOffers(work.stack, from, to)
  const [only, ...others] = offers
  if (only === undefined)
    return {
      kind: 'nothing',
      says: t('Nothing of {{one}} and {{other}} fits this line.', { one: from.part, other: to.part }),
    }
  if (others.length === 0)
    return {
      kind: 'made',
      changes: only.changes,
      says: t('{{one}} and {{other}} are connected: {{how}}.', { one: from.part, other: to.part, how: only.title }),
    }
  return {
    kind: 'ask',
    drawn: { says: t('Connect {{one}} and {{other}}', { one: from.part, other: to.part }), offers, parts: [] },
  }
}

function outcomeInTheOpen(work: WizardWork, from: LineEnd): LineOutcome {
  const parts = newPartOffers(work, from)
  return parts.length === 0
    ? { kind: 'nothing', says: null }
    : { kind: 'ask', drawn: { says: t('Add what {{part}} needs', { part: from.part }), offers: [], parts } }
}
