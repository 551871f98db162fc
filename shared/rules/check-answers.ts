import { resolveStack } from '../wizard/resolve/resolve-stack.ts'
import type { Finding, Severity } from './finding.ts'
import { rules } from './index.ts'
import { toFinding } from './rule.ts'
import type { WizardFacts } from './wizard-facts.ts'

/** What all rules say, the gravest first. Looks at nothing but the facts; the same facts always give the same findings. */
export const checkAnswers = (facts: WizardFacts): Finding[] => {
  const context = { ...facts, stack: resolveStack(facts.answers, facts.catalogue) }
  const found = rules.flatMap((rule) => rule.check(context).map((one) => toFinding(rule, one)))
  return found.sort((a, b) => weight[a.severity] - weight[b.severity])
}

const weight: Readonly<Record<Severity, number>> = { block: 0, warn: 1, inform: 2 }
