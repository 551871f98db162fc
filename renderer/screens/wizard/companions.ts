import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Component } from '#shared/catalogue/component.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'

/** A component that often goes with one that was chosen. */
export interface Companion {
  readonly component: Component
  /** Title of the component that it goes with. */
  readonly beside: string
}

const most = 3

/** What often goes with what was chosen and is not there yet, three at most; those of later choices come first. */
export const companionsOf = ({ parts }: WizardAnswers, catalogue: Catalogue): readonly Companion[] => {
  const taken = new Set(parts.map(({ component }) => component))
  const found = new Map<string, Companion>()
  for (const part of parts.toReversed()) {
    const chosen = catalogue.get(part.component)
    for (const id of chosen?.companions ?? []) {
      const component = catalogue.get(id)
      if (chosen && component && !taken.has(id) && !found.has(id)) found.set(id, { component, beside: chosen.title })
    }
  }
  return [...found.values()].slice(0, most)
}
