import type { Component } from '#shared/catalogue/component.ts'
import type { Need } from '#shared/catalogue/component-wiring.ts'
import { translated } from '#shared/language/translate.ts'
import { possibleConnections, providersFor } from '#shared/rules/wiring.ts'
import type { AnswerChange } from '#shared/wizard/answer-change.ts'
import { type Connection, connectionKey } from '#shared/wizard/answers.ts'
import type { ResolvedPart, ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'
import { addProvider, linksOf } from '../add-component.ts'
import type { WizardWork } from '../use-findings.ts'

/** A place of a part that a line starts or ends at; a part as a whole where `port` is null. */
export interface LineEnd {
  readonly part: string
  readonly port:
    | { readonly kind: 'need'; readonly need: string }
    | { readonly kind: 'gives'; readonly capability: string }
    | null
}

/** A way to make a connection of a line that was drawn. */
export interface LineOffer {
  readonly key: string
  readonly title: string
  readonly help: string | null
  readonly changes: readonly AnswerChange[]
}

/**
 * What a line from one end to another can mean: each need, capability and way that match, in whichever direction they do.
 * Empty where nothing matches. A need that takes one provider only gives up the one it has.
 */
export function lineOffers(stack: ResolvedStack, from: LineEnd, to: LineEnd): readonly LineOffer[] {
  if (from.part === to.part) return []
  const found = [...connectionsBetween(stack, from, to), ...connectionsBetween(stack, to, from)]
  const needs = new Set(found.map(({ need }) => need.id)).size
  const capabilities = new Set(found.map(({ connection }) => connection.capability)).size
  return found.map(({ connection, need, title, help }) => ({
    key: `${connectionKey(connection)} ${connection.capability} ${connection.way}`,
    title: [needs > 1 ? translated(need.title) : null, title, capabilities > 1 ? connection.capability : null]
      .filter((word) => word !== null)
      .join(', '),
    help: help ?? null,
    changes: connectChanges(stack, need, connection),
  }))
}

/** True where a line between these ends can mean something. */
export const linesFit = (stack: ResolvedStack, from: LineEnd, to: LineEnd): boolean =>
  lineOffers(stack, from, to).length > 0

interface Found {
  readonly connection: Connection
  readonly need: Need
  readonly title: string
  readonly help: string | undefined
}

function connectionsBetween(stack: ResolvedStack, consumerEnd: LineEnd, providerEnd: LineEnd): readonly Found[] {
  const consumer = stack.byName.get(consumerEnd.part)
  const provider = stack.byName.get(providerEnd.part)
  if (!consumer || !provider || consumerEnd.port?.kind === 'gives' || providerEnd.port?.kind === 'need') return []
  const wanted = providerEnd.port?.capability
  return needsAt(consumer, consumerEnd)
    .flatMap((need) =>
      possibleConnections(consumer.part.name, need, provider).map((connection) => {
        const way = need.ways.find(({ id }) => id === connection.way)
        return {
          connection,
          need,
          title: way ? translated(way.title) : connection.way,
          help: way?.help && translated(way.help),
        }
      }),
    )
    .filter(({ connection }) => wanted === undefined || connection.capability === wanted)
}

const needsAt = ({ needs }: ResolvedPart, { port }: LineEnd): readonly Need[] =>
  port?.kind === 'need' ? needs.filter(({ id }) => id === port.need) : needs

const connectChanges = (stack: ResolvedStack, need: Need, connection: Connection): readonly AnswerChange[] => {
  const before = need.many ? [] : linksOf(stack, connection.consumer, need.id)
  return [
    ...before.map(({ connection: { consumer, provider } }) => ({
      kind: 'disconnect' as const,
      consumer,
      need: need.id,
      provider,
    })),
    { kind: 'connect', connection },
  ]
}

/** A component that can be added at the end of a line that leads to nothing. */
export interface NewPartOffer {
  readonly component: Component
  readonly changes: readonly AnswerChange[]
}

/** What a line from a need into the open can be given; empty for a line from anything else. */
export function newPartOffers({ stack, catalogue, session }: WizardWork, from: LineEnd): readonly NewPartOffer[] {
  const { port } = from
  const need = port?.kind === 'need' ? stack.byName.get(from.part)?.needs.find(({ id }) => id === port.need) : undefined
  if (!need || (!need.many && linksOf(stack, from.part, need.id).length > 0)) return []
  return providersFor(need, catalogue).map((component) => ({
    component,
    changes: addProvider(session.answers, from.part, need, component),
  }))
}
