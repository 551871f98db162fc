import { type Catalogue, recommendedVersion } from '#shared/catalogue/catalogue.ts'
import type { Component } from '#shared/catalogue/component.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import { fixAll } from '#shared/rules/fix-all.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import { generateDocument } from '#shared/wizard/generate/generate-document.ts'
import { publishedPortNumbers } from '#shared/wizard/resolve/published-port-numbers.ts'
import { imageOf, resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import { loadCatalogue } from '../wizard/own-components.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { wizardFacts } from './wizard-facts.ts'

/** The ports of the host that answers publish. */
export const portsOf = (answers: WizardAnswers, catalogue: Catalogue): readonly number[] =>
  publishedPortNumbers(resolveStack(answers, catalogue))

/** What stacks can be made from, and what rules and generation make of answers. Stores nothing. */
export function implementCatalogue(parts: EngineParts) {
  const { list, all, show, facts, check, fix, generate } = implementer.catalogue
  const load = () => loadCatalogue(parts.componentFolder)

  return {
    list: list.handler(async () => {
      const { catalogue, own, problems } = await load()
      const items = [...catalogue.values()].map((component) => summaryOf(component, own.has(component.id)))
      return { items, problems: [...problems], folder: parts.componentFolder }
    }),

    all: all.handler(async () => ({ items: [...(await load()).catalogue.values()] })),

    show: show.handler(async ({ input }) => {
      const component = (await load()).catalogue.get(input.component)
      if (!component) throw new AppError('COMPONENT_NOT_FOUND', { component: input.component })
      return component
    }),

    facts: facts.handler(async ({ input, signal }) => wizardFacts(parts, input, signal)),

    check: check.handler(async ({ input, signal }) => {
      const { catalogue } = await load()
      const known = await wizardFacts(parts, { ...input, ports: portsOf(input.answers, catalogue) }, signal)
      return { findings: checkAnswers({ ...known, answers: input.answers, catalogue }) }
    }),

    fix: fix.handler(async ({ input, signal }) => {
      const { catalogue } = await load()
      const known = await wizardFacts(parts, { ...input, ports: portsOf(input.answers, catalogue) }, signal)
      const { answers, applied, findings } = fixAll({ ...known, answers: input.answers, catalogue })
      return { answers, applied: [...applied], findings: [...findings] }
    }),

    generate: generate.handler(async ({ input, signal }) => {
      const { catalogue } = await load()
      const known = await wizardFacts(parts, { ...input, ports: portsOf(input.answers, catalogue) }, signal)
      return {
        document: generateDocument(input.answers, catalogue),
        findings: checkAnswers({ ...known, answers: input.answers, catalogue }),
      }
    }),
  }
}

const summaryOf = (component: Component, own: boolean) => {
  const version = recommendedVersion(component)
  const { id, title, summary, category, keywords, icon, companions, provides, unverified } = component
  return {
    id,
    title,
    summary,
    category,
    keywords,
    icon,
    companions,
    version: version.id,
    image: imageOf(component, version),
    provides: [...new Set(provides.map(({ capability }) => capability))],
    own,
    unverified: unverified.length,
  }
}
