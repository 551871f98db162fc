import type { Component } from '#shared/catalogue/component.ts'
import type { Need } from '#shared/catalogue/component-wiring.ts'
import { freePartName } from '#shared/rules/free-names.ts'
import { connectionTo, connectionToNew, newPart } from '#shared/rules/wiring.ts'
import type { AnswerChange } from '#shared/wizard/answer-change.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import type { ResolvedPart, ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'

/** The component as a new part, under a name that is free. */
export const addComponent = (answers: WizardAnswers, component: Component): AnswerChange => ({
  kind: 'add-part',
  part: newPart(freePartName({ answers }, component.id), component),
})

/** A new part that gives what a need asks for, connected to it. */
export const addProvider = (
  answers: WizardAnswers,
  consumer: string,
  need: Need,
  component: Component,
): readonly AnswerChange[] => {
  const part = newPart(freePartName({ answers }, component.id), component)
  const connection = connectionToNew(consumer, need, part, component)
  return [{ kind: 'add-part', part }, ...(connection ? [{ kind: 'connect' as const, connection }] : [])]
}

/** Parts that would do for a need and are not connected to it. */
export const openProviders = (stack: ResolvedStack, consumer: ResolvedPart, need: Need): readonly ResolvedPart[] =>
  stack.parts.filter(
    (provider) =>
      provider !== consumer &&
      connectionTo(consumer.part.name, need, provider) !== null &&
      !linksOf(stack, consumer.part.name, need.id).some(({ connection }) => connection.provider === provider.part.name),
  )

/** Connections of a need. */
export const linksOf = (stack: ResolvedStack, consumer: string, need: string): ResolvedStack['connections'] =>
  stack.connections.filter(({ connection }) => connection.consumer === consumer && connection.need === need)

/** Connects every need that nothing is connected to and that exactly one part would do for. */
export const connectWhatFits = (stack: ResolvedStack): readonly AnswerChange[] =>
  stack.parts.flatMap((consumer) =>
    consumer.needs.flatMap((need) => {
      if (linksOf(stack, consumer.part.name, need.id).length > 0) return []
      const [only, ...others] = openProviders(stack, consumer, need)
      const connection = only && others.length === 0 ? connectionTo(consumer.part.name, need, only) : null
      return connection ? [{ kind: 'connect' as const, connection }] : []
    }),
  )
