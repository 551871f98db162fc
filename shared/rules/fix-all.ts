import { canonicalJson } from '../format/canonical-json.ts'
import type { WizardAnswers } from '../wizard/answers.ts'
import { changeAnswers } from '../wizard/change-answers.ts'
import { checkAnswers } from './check-answers.ts'
import type { Finding, Fix } from './finding.ts'
import type { WizardFacts } from './wizard-facts.ts'

/** What came of applying all fixes. */
export interface FixedAnswers {
  readonly answers: WizardAnswers
  readonly applied: readonly { readonly rule: string; readonly title: string }[]
  /** What is left: a blocking one among them has no fix that could be applied without asking. */
  readonly findings: readonly Finding[]
  /** True where it gave up, which no facts are known to lead to. */
  readonly gaveUp: boolean
}

/** More than any answers need that the limits of their schema allow. */
const mostSteps = 1_000

/**
 * How often one rule may fix one place: two rules that undo each other's fixes end here. Parts that all have one name are
 * one place, and each but the first needs another.
 */
const mostTries = ({ parts }: WizardAnswers): number => Math.max(3, parts.length)

/**
 * Applies the first automatic fix of the gravest finding until none is left. Ends always: no answers come twice, no place is
 * fixed by one rule more often than there are parts (three times where there are fewer), and there is a last step.
 */
export const fixAll = (facts: WizardFacts): FixedAnswers => {
  const applied: { rule: string; title: string }[] = []
  const seen = new Set([canonicalJson(facts.answers)])
  const tries = new Map<string, number>()
  let { answers } = facts
  for (let step = 0; step < mostSteps; step += 1) {
    const findings = checkAnswers({ ...facts, answers })
    const next = nextStep(findings, answers, { seen, tries })
    if (!next) return { answers, applied, findings, gaveUp: false }
    applied.push({ rule: next.finding.rule, title: next.fix.title })
    tries.set(next.key, (tries.get(next.key) ?? 0) + 1)
    seen.add(canonicalJson(next.answers))
    answers = next.answers
  }
  return { answers, applied, findings: checkAnswers({ ...facts, answers }), gaveUp: true }
}

interface Memory {
  readonly seen: ReadonlySet<string>
  readonly tries: ReadonlyMap<string, number>
}

interface Step {
  readonly finding: Finding
  readonly fix: Fix
  readonly answers: WizardAnswers
  readonly key: string
}

const nextStep = (findings: readonly Finding[], answers: WizardAnswers, { seen, tries }: Memory): Step | null => {
  for (const finding of findings) {
    const key = `${finding.rule} ${canonicalJson(finding.on)}`
    if (finding.severity === 'inform' || (tries.get(key) ?? 0) >= mostTries(answers)) continue
    for (const fix of finding.fixes) {
      if (!fix.automatic) continue
      const changed = changeAnswers(answers, fix.changes)
      if (!seen.has(canonicalJson(changed))) return { finding, fix, answers: changed, key }
    }
  }
  return null
}
