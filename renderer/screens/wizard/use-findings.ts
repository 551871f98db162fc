import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { translated } from '#shared/language/translate.ts'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import type { Finding } from '#shared/rules/finding.ts'
import type { WizardFacts } from '#shared/rules/wizard-facts.ts'
import { generateStack } from '#shared/wizard/generate/generate-document.ts'
import type { GeneratedDocument } from '#shared/wizard/generated-document.ts'
import { publishedPortNumbers } from '#shared/wizard/resolve/published-port-numbers.ts'
import { resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import type { ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'
import { useApi } from '../../api/client.ts'
import { factsQuery } from './wizard-queries.ts'
import type { WizardSession } from './wizard-session.ts'

/** Everything that follows from the choices, worked out here as one types. */
export interface WizardWork {
  readonly session: WizardSession
  readonly catalogue: Catalogue
  readonly facts: WizardFacts
  readonly stack: ResolvedStack
  readonly findings: readonly Finding[]
  readonly made: GeneratedDocument
  /** What is known of the host could not be read; the rules about it say nothing then. */
  readonly hostError: unknown
}

/** Checks the choices and makes the document, without asking the engine; only the host's facts come from there. */
export function useFindings(session: WizardSession, catalogue: Catalogue): WizardWork {
  const api = useApi()
  const { answers } = session
  const stack = useMemo(() => resolveStack(answers, catalogue), [answers, catalogue])
  const ports = publishedPortNumbers(stack)
  const query = useQuery(factsQuery(api, { host: session.host, stack: session.stack, ports }))
  const known = query.data
  const derived = useMemo(() => {
    const today = known?.today ?? new Date().toISOString().slice(0, 10)
    const facts = { answers, catalogue, host: known?.host ?? null, previous: known?.previous ?? null, today }
    return {
      catalogue,
      facts,
      stack,
      findings: answers.parts.length === 0 ? [] : checkAnswers(facts),
      made: generateStack(stack),
    }
  }, [answers, catalogue, known, stack])
  return { ...derived, session, hostError: query.error }
}

/** What is said of a part, or of one field of it. */
export const findingsOf = (findings: readonly Finding[], part: string, field?: string): readonly Finding[] =>
  findings.filter(({ on }) => on.kind === 'part' && on.part === part && (field === undefined || on.field === field))

/** What blocks at a field, as the sentence beside it; null where nothing does. */
export const fieldError = ({ findings }: Pick<WizardWork, 'findings'>, part: string, field: string): string | null =>
  findingsOf(findings, part, field)
    .filter(({ severity }) => severity === 'block')
    .map(({ message }) => translated(message))[0] ?? null
