import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import { generateDocument } from '#shared/wizard/generate/generate-document.ts'
import { map, scalar, yamlLines } from '#shared/wizard/generate/yaml-lines.ts'
import { answersOf, factsOf } from './answers-of.ts'
import { errorsOf } from './check-generated.ts'
import { typicalStacks } from './typical-stacks.ts'

const generate = (answers: Parameters<typeof generateDocument>[0]) => generateDocument(answers, builtInCatalogue)

test.each(Object.entries(typicalStacks))('%s is as it is written down', async (name, answers) => {
  expect(checkAnswers(factsOf(answers)).filter(({ severity }) => severity === 'block')).toEqual([])
  const document = generate(answers)
  expect(errorsOf(document)).toEqual([])
  const golden = fileURLToPath(new URL(`../../../fixtures/wizard/${name}.yaml`, import.meta.url))
  await expect(document.text).toMatchFileSnapshot(golden)
})

test('the same answers make the same text, whatever the order of their keys', () => {
  for (const answers of Object.values(typicalStacks)) {
    const shuffled = JSON.parse(JSON.stringify(answers, Object.keys(flat(answers)).sort().reverse()))
    expect(generate(shuffled).text).toBe(generate(answers).text)
  }
})

const flat = (value: unknown): Record<string, true> => {
  const keys: Record<string, true> = {}
  JSON.stringify(value, (key, one) => {
    keys[key] = true
    return one
  })
  return keys
}

test('every line says which choice it came from', () => {
  const { text, origins } = generate(typicalStacks['node-postgres-redis'] ?? answersOf({}))
  const lines = text.trimEnd().split('\n')
  expect(origins.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
  const at = (piece: string) => origins[lines.findIndex((line) => line.includes(piece))]?.from
  expect(at('image: postgres:18')).toEqual({ kind: 'part', part: 'db', field: 'version' })
  expect(at('POSTGRES_DB:')).toEqual({ kind: 'part', part: 'db', field: 'options.database' })
  expect(at('DATABASE_URL:')).toEqual({ kind: 'connection', consumer: 'app', need: 'database', provider: 'db' })
  expect(at('"8080:80"')).toEqual({ kind: 'part', part: 'web', field: 'ports.http' })
  expect(at('db_data:/var')).toEqual({ kind: 'part', part: 'db', field: 'volumes.data' })
  expect(at('services:')).toEqual({ kind: 'stack' })
})

test('no secret is in the text, typed or not', () => {
  const typed = 'a-password-of-mine'
  const { text, variables } = generate(
    answersOf({ db: { component: 'postgres', options: { password: { secret: 'given', value: typed } } } }),
  )
  expect(text).not.toContain(typed)
  expect(text).toContain('POSTGRES_PASSWORD_FILE: /run/secrets/db_password')
  expect(variables).toEqual([{ name: 'DB_PASSWORD', part: 'db', option: 'password', state: 'given' }])
})

test('an image of another registry is taken as it is given', () => {
  const { text } = generate(answersOf({ db: { component: 'postgres', image: 'mirror.example/postgres:18.6' } }))
  expect(text).toContain('image: mirror.example/postgres:18.6')
})

test('a dollar in what a person typed means itself', () => {
  const { text } = generate(answersOf({ app: { component: 'node-app', environment: { PRICE: '5$ $HOME "x"' } } }))
  expect(parse(text).services.app.environment.PRICE).toBe('5$$ $$HOME "x"')
})

test('what is missing from the catalogue is left out', () => {
  expect(
    parse(generate(answersOf({ lost: 'lost', db: 'postgres' }, ['db.x > lost : y by z'])).text).services,
  ).toHaveProperty('db')
})

test('a stack says what it takes of its host', () => {
  const { needs } = generate(typicalStacks['tomcat-two-databases'] ?? answersOf({}))
  expect(needs.memoryBytes).toBe(2 ** 30 + 2 * 256 * 2 ** 20)
  expect(needs.volumes.map(({ name }) => name)).toEqual(['main_data', 'reports_data'])
})

test('any text comes back from its YAML', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' })), (texts) => {
      const entries = Object.entries(texts).map(([key, text]) => ({ key: `k ${key}`, value: scalar(text) }))
      const lines = yamlLines([{ key: 'all', value: map(entries) }], { kind: 'stack' })
      const back = parse(lines.map(({ text }) => text).join('\n')).all
      expect(back).toEqual(Object.fromEntries(entries.map(({ key }, index) => [key, Object.values(texts)[index]])))
    }),
  )
})
