import type { ResolvedStack } from '../wizard/resolve/resolved-stack.ts'
import type { Finding, Fix, Severity, Subject } from './finding.ts'
import type { WizardFacts } from './wizard-facts.ts'

/** What a rule looks at: the facts, and the answers with the catalogue looked up. */
export interface RuleContext extends WizardFacts {
  readonly stack: ResolvedStack
}

/** A rule about choices. It looks and says; it changes nothing, and needs nothing but the facts. */
export interface Rule {
  /** `NET-1`. */
  readonly id: string
  readonly severity: Severity
  /** What it is about, for a list of rules. */
  readonly title: string
  readonly check: (context: RuleContext) => readonly RuleFinding[]
}

/** What a rule says of one place. */
export interface RuleFinding {
  readonly on: Subject
  readonly message: string
  readonly why: string
  readonly fixes?: readonly Fix[]
  /** Where this place is less or more grave than the rule in general. */
  readonly severity?: Severity
  /** Where the rule speaks for one of a component's own. */
  readonly rule?: string
}

/** As the contract carries it. */
export const toFinding = (rule: Rule, found: RuleFinding): Finding => ({
  rule: found.rule ?? rule.id,
  severity: found.severity ?? rule.severity,
  on: found.on,
  message: found.message,
  why: found.why,
  fixes: [...(found.fixes ?? [])],
})

/** A fix that "fix all" may choose: nothing a person entered is lost. */
export const automatic = (title: string, ...changes: Fix['changes']): Fix => ({ title, changes, automatic: true })

/** A fix that somebody has to choose. */
export const chosen = (title: string, ...changes: Fix['changes']): Fix => ({ title, changes, automatic: false })
