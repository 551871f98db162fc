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
  if (only === undefined) return { kind: 'nothing', says: `Nothing of ${from.part} and ${to.part} fits this line.` }
  if (others.length === 0)
    return { kind: 'made', changes: only.changes, says: `${from.part} and ${to.part} are connected: ${only.title}.` }
  return { kind: 'ask', drawn: { says: `Connect ${from.part} and ${to.part}`, offers, parts: [] } }
}

function outcomeInTheOpen(work: WizardWork, from: LineEnd): LineOutcome {
  const parts = newPartOffers(work, from)
  return parts.length === 0
    ? { kind: 'nothing', says: null }
    : { kind: 'ask', drawn: { says: `Add what ${from.part} needs`, offers: [], parts } }
}
