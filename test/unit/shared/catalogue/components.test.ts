import { expect, test } from 'vitest'
import { recommendedVersion } from '#shared/catalogue/catalogue.ts'
import { checkComponent } from '#shared/catalogue/check-component.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import { fixAll } from '#shared/rules/fix-all.ts'
import { newPart, possibleConnections } from '#shared/rules/wiring.ts'
import { type Connection, WizardAnswers as Schema, type WizardAnswers } from '#shared/wizard/answers.ts'
import { generateDocument } from '#shared/wizard/generate/generate-document.ts'
import { resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import { factsOf } from '../wizard/answers-of.ts'
import { errorsOf, problemsOf } from '../wizard/check-generated.ts'

const components = [...builtInCatalogue.values()]

test('there are 25 components and more, of every category that a stack needs', () => {
  expect(components.length).toBeGreaterThanOrEqual(25)
  expect(new Set(components.map(({ category }) => category)).size).toBe(11)
})

test.each(components.map((one) => [one.id, one] as const))(
  '%s fits together and says where its facts are from',
  (_id, component) => {
    expect(checkComponent(component)).toEqual([])
    expect(component.sources.length).toBeGreaterThan(0)
    expect(component.companions.filter((id) => !builtInCatalogue.has(id))).toEqual([])
    expect(component.needs.flatMap(({ suggests }) => suggests ?? []).filter((id) => !builtInCatalogue.has(id))).toEqual(
      [],
    )
    // A note that sends people elsewhere, or an end of support, is the only reason to recommend something unsupported.
    const { date } = recommendedVersion(component).ends
    if (!component.notes.some(({ warns }) => warns)) expect(date === null || date > '2026-11-23').toBe(true)
  },
)

/** Alone, with whatever it cannot be without. */
const alone = (id: string, version: string): WizardAnswers =>
  fixAll(factsOf(Schema.parse({ stackName: 'shop', parts: [{ name: 'one', component: id, version }] }))).answers

const versions = components.flatMap((component) =>
  component.versions.map((version) => [component.id, version.id] as const),
)

test.each(versions)('%s %s alone makes a document that the pipeline and the linter take', (id, version) => {
  const answers = alone(id, version)
  expect(checkAnswers(factsOf(answers)).filter(({ severity }) => severity === 'block')).toEqual([])
  const document = generateDocument(answers, builtInCatalogue)
  expect(errorsOf(document)).toEqual([])
  expect(document.text).not.toMatch(/\{\{|undefined|\[object/)
  const rules = problemsOf(document).map(({ rule }) => rule)
  // What is left is what the catalogue's rules say too: images that know no secret files, and the socket of the Engine.
  expect(rules.filter((rule) => rule !== 'secret-in-environment' && rule !== 'engine-socket')).toEqual([])
})

test('every pair that can be connected, in every way, makes a document that the pipeline and the linter take', () => {
  const failures: string[] = []
  let pairs = 0
  for (const consumer of components) {
    for (const provider of components) {
      for (const connection of linesBetween(consumer.id, provider.id)) {
        pairs += 1
        const { answers, findings } = fixAll(factsOf(connected(consumer.id, provider.id, connection)))
        const isThere = answers.connections.some(
          ({ way, provider: end }) => way === connection.way && end === 'provider',
        )
        const problems = [
          ...errorsOf(generateDocument(answers, builtInCatalogue)),
          ...findings.filter(({ severity }) => severity === 'block').map(({ rule, message }) => `${rule} ${message}`),
          ...(isThere || unsupported.has(`${consumer.id} ${provider.id}`) ? [] : ['the line is gone']),
        ]
        if (problems.length > 0)
          failures.push(`${consumer.id} ${connection.way} ${provider.id}: ${problems.join(' | ')}`)
      }
    }
  }
  expect(failures).toEqual([])
  expect(pairs).toBeGreaterThan(300)
})

/** What can be drawn, and no release of it is supported: another provider takes its place. */
const unsupported = new Set(['ghost mariadb'])

const linesBetween = (consumerId: string, providerId: string): readonly Connection[] => {
  const consumer = builtInCatalogue.get(consumerId)
  const provider = builtInCatalogue.get(providerId)
  if (!consumer || !provider) return []
  const parts = [newPart('consumer', consumer), newPart('provider', provider)]
  const resolved = resolveStack({ format: 1, stackName: 'shop', parts, connections: [], layout: {} }, builtInCatalogue)
  const [first, second] = resolved.parts
  return first && second ? first.needs.flatMap((need) => possibleConnections('consumer', need, second)) : []
}

const connected = (consumer: string, provider: string, connection: Connection): WizardAnswers =>
  Schema.parse({
    stackName: 'shop',
    parts: [
      { name: 'consumer', component: consumer, version: builtInCatalogue.get(consumer)?.recommended },
      { name: 'provider', component: provider, version: builtInCatalogue.get(provider)?.recommended },
    ],
    connections: [{ ...connection, options: optionsOf(consumer, connection) }],
  })

/** A host name is for a person to say. */
const optionsOf = (consumer: string, { need, way }: Connection) => {
  const ways = builtInCatalogue.get(consumer)?.needs.find(({ id }) => id === need)?.ways
  const found = ways?.find(({ id }) => id === way)
  return found?.options.some(({ id }) => id === 'host') ? { host: 'app.example.org' } : {}
}
