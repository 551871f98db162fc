import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { fixAll } from '#shared/rules/fix-all.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { generateDocument } from '#shared/wizard/generate/generate-document.ts'
import { answersOf, factsOf, goodHost } from '../wizard/answers-of.ts'
import { errorsOf } from '../wizard/check-generated.ts'

const components = [...builtInCatalogue.values()]
const names = ['a', 'b', 'c', 'd', 'web']

const secret = fc.constantFrom(
  { secret: 'generate' },
  { secret: 'none' },
  { secret: 'given', value: '' },
  { secret: 'given', value: 'admin' },
  { secret: 'given', value: 'p@ss word' },
  { secret: 'given', value: 'a-good-password-1' },
)
const value = fc.oneof(secret, fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(['x']))

const part = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...components)).chain(([name, component]) =>
  fc.record({
    name: fc.constant(name),
    component: fc.constantFrom(component.id, component.id, component.id, 'lost'),
    version: fc.constantFrom(...component.versions.map(({ id }) => id), 'nothing'),
    image: fc.constantFrom(null, null, null, 'x:latest', 'bitnami/x:1', 'Bad Name', `${component.image}:1.2`),
    options: fc.dictionary(fc.constantFrom(...component.options.map(({ id }) => id), 'password', 'strange'), value, {
      maxKeys: 3,
    }),
    ports: fc.dictionary(
      fc.constantFrom(...component.service.ports.map(({ id }) => id), 'http'),
      fc.constantFrom(null, { port: 80 }, { port: 8080 }, { port: 8080, address: '127.0.0.1' }),
      { maxKeys: 2 },
    ),
    volumes: fc.dictionary(
      fc.constantFrom('data', 'site', 'code'),
      fc.constantFrom(
        { kind: 'none' },
        { kind: 'volume', name: 'shared' },
        { kind: 'folder', path: 'relative' },
        { kind: 'folder', path: '/srv/x' },
      ),
      { maxKeys: 1 },
    ),
    environment: fc.dictionary(
      fc.constantFrom('A', 'PORT', 'POSTGRES_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD'),
      fc.constantFrom('yes', '1'),
      { maxKeys: 2 },
    ),
    memory: fc.constantFrom(undefined, 'none', '1m', '8m', 'bad', '2g'),
    networks: fc.constantFrom([], [], ['front'], ['back']),
  }),
)

const connection = fc
  .tuple(
    fc.constantFrom(...components.filter(({ needs }) => needs.length > 0)),
    fc.constantFrom(...names),
    fc.constantFrom(...names),
  )
  .chain(([component, consumer, provider]) =>
    fc.constantFrom(...component.needs).chain((need) =>
      fc.record({
        consumer: fc.constant(consumer),
        need: fc.constant(need.id),
        provider: fc.constant(provider),
        capability: fc.constantFrom(...need.capabilities, 'http'),
        way: fc.constantFrom(...need.ways.map(({ id }) => id)),
      }),
    ),
  )

const answers = fc
  .record({
    stackName: fc.constant('shop'),
    parts: fc.array(part, { maxLength: 5 }),
    connections: fc.array(connection, { maxLength: 6 }),
  })
  .map((one) => WizardAnswers.parse(JSON.parse(JSON.stringify(one))))

const host = fc.constantFrom(null, goodHost, {
  ...goodHost,
  memoryBytes: 2 ** 29,
  architecture: 'arm/v7',
  allowedFolders: ['/srv'],
})

/** Enough for each of the branches above to meet each other some hundred times. */
const numRuns = 150

test('applying all fixes ends, with nothing left that a fix without asking could take away, or says so', () => {
  fc.assert(
    fc.property(answers, host, (one, at) => {
      const result = fixAll(factsOf(one, { host: at }))
      expect(result.gaveUp).toBe(false)
      const again = fixAll(factsOf(result.answers, { host: at }))
      // What still blocks is told, with why: nothing that is applied once more makes it less.
      const blocking = (findings: typeof result.findings) =>
        findings.filter(({ severity }) => severity === 'block').length
      expect(blocking(again.findings)).toBe(blocking(result.findings))
      for (const { severity, why } of result.findings) if (severity === 'block') expect(why.length).toBeGreaterThan(10)
    }),
    { numRuns },
  )
}, 60_000)

test('what no rule blocks makes a document that the pipeline takes', () => {
  fc.assert(
    fc.property(answers, (one) => {
      const { answers: fixed, findings } = fixAll(factsOf(one))
      if (findings.some(({ severity }) => severity === 'block')) return
      expect(errorsOf(generateDocument(fixed, builtInCatalogue))).toEqual([])
    }),
    { numRuns: 80 },
  )
}, 60_000)

test('parts that all have one name get a name each, however many they are', () => {
  const single = answersOf({ a: 'nginx' })
  const one = { ...single, parts: Array.from({ length: 6 }).flatMap(() => single.parts) }
  const fixed = fixAll(factsOf(one)).answers.parts.map(({ name }) => name)
  expect(new Set(fixed).size).toBe(6)
})

test('fixes that only a person may choose are left to them', () => {
  const { answers: left, findings, applied } = fixAll(factsOf(answersOf({ x: 'lost' })))
  expect(left.parts).toHaveLength(1)
  expect(applied).toEqual([])
  expect(findings.map(({ rule }) => rule)).toEqual(['CHO-1'])
})

test('a stack of many faults is whole after all fixes', () => {
  const broken = answersOf(
    { site: { component: 'wordpress', version: '1' }, blog: { component: 'ghost', ports: { http: { port: 8080 } } } },
    ['site.database > nobody : sql:mysql by variables'],
  )
  const { findings, answers: fixed } = fixAll(factsOf(broken, { host: goodHost }))
  expect(findings.filter(({ severity }) => severity === 'block')).toEqual([])
  expect(fixed.parts.map(({ component }) => component).sort()).toEqual(['ghost', 'mariadb', 'mysql', 'wordpress'])
})
