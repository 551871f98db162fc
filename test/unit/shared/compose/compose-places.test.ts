import { expect, test, vi } from 'vitest'
import { checkDocument } from '#engine/compose/check-document.ts'
import type { Field } from '#engine/compose/decode/field.ts'
import { createProblems } from '#engine/compose/problems.ts'
import { type SourceNode, textNode } from '#engine/compose/source/source-node.ts'
import { composePlaces, keyAt, keysAt, reasonAt } from '#shared/compose/compose-places.ts'
import { documentOf } from '../../engine/compose/document-of.ts'

/** Read before decoding, so that the decoder never sees them. */
const assembled = new Set(['include.-', 'services.*.extends'])

/** Compose prints these and does not read them; the decoder takes them back in, but nobody should write them. */
const printedOnly = new Set(['Path', 'Rate', 'Weight'])

const position = { file: 'compose.yaml', line: 1, column: 1 }
const chosenName = 'CHOSEN'

/** A document with every key of the table at every place of it. */
const everything = (place: string): SourceNode => {
  const entries = (composePlaces.get(place) ?? []).flatMap(({ name }) => {
    const path = place === '' ? name : `${place}.${name}`
    return assembled.has(path) || assembled.has(`${path}.-`) || printedOnly.has(name)
      ? []
      : [[name, valueAt(path)] as const]
  })
  return mapOf(entries)
}

const valueAt = (path: string): SourceNode => {
  if (composePlaces.has(`${path}.*`)) return mapOf([[chosenName, everything(`${path}.*`)]])
  if (composePlaces.has(`${path}.-`)) return { kind: 'list', items: [everything(`${path}.-`)], position }
  return composePlaces.has(path) ? everything(path) : textNode('x', position)
}

const mapOf = (entries: ReadonlyArray<readonly [string, SourceNode]>): SourceNode => ({
  kind: 'map',
  position,
  entries: new Map(entries.map(([name, value]) => [name, { keyPosition: position, value }])),
})

const placeOf = (path: readonly string[]): string =>
  path.map((part) => (part === chosenName ? '*' : /^\d+$/.test(part) ? '-' : part)).join('.')

/** The keys that the decoder knows at each place, as it says itself while it decodes a document with every key. */
const decodedKeys = async (): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const known = new Map<string, Set<string>>()
  vi.resetModules()
  vi.doMock('#engine/compose/decode/collection.ts', async (importOriginal) => {
    const real = await importOriginal<typeof import('#engine/compose/decode/collection.ts')>()
    return {
      ...real,
      decodeObject:
        (...given: Parameters<typeof real.decodeObject>) =>
        (field: Field) => {
          const place = placeOf(field.path)
          for (const keys of given) {
            known.set(place, new Set([...(known.get(place) ?? []), ...Object.keys(keys ?? {})]))
          }
          return real.decodeObject(...given)(field)
        },
    }
  })
  try {
    const { decodeProject } = await import('#engine/compose/decode/project.ts')
    const context = {
      problems: createProblems(),
      projectDirectory: '/srv',
      home: undefined,
      origins: new WeakMap(),
      budget: { ports: 1000 },
    }
    decodeProject({ node: everything(''), path: [], context })
  } finally {
    vi.doUnmock('#engine/compose/decode/collection.ts')
    vi.resetModules()
  }
  return known
}

test('the table and the decoder know the same keys at the same places', async () => {
  const decoded = await decodedKeys()
  const rows = (places: Iterable<readonly [string, Iterable<string>]>) =>
    [...places]
      .filter(([place]) => !assembled.has(place))
      .map(([place, keys]) => [
        place,
        [...keys].filter((name) => !isAssembled(place, name) && !printedOnly.has(name)).sort(),
      ])
      .sort()
  const isAssembled = (place: string, name: string) => {
    const path = place === '' ? name : `${place}.${name}`
    return assembled.has(path) || assembled.has(`${path}.-`)
  }
  const table = [...composePlaces].map(([place, keys]) => [place, keys.map(({ name }) => name)] as const)
  expect(rows(decoded)).toEqual(rows(table))
})

test('the keys of include are those that are read', () => {
  const [problem] = checkDocument({
    name: 'shop',
    document: documentOf('include: [{ nope: x }]\nservices: { web: { image: a:1 } }'),
  }).problems
  for (const { name } of keysAt(['include', '-'])) expect(problem?.message).toContain(name)
})

test('no key stands twice at a place, and each says what it does in a sentence', () => {
  for (const [place, keys] of composePlaces) {
    expect(new Set(keys.map(({ name }) => name)).size, place).toBe(keys.length)
    for (const { name, says, treatment } of keys) {
      expect(says, `${place} ${name}`).toMatch(/^\S.*\.$/)
      expect(treatment.kind === 'carried-out' || treatment.why.endsWith('.'), `${place} ${name}`).toBe(true)
    }
  }
})

test('a place is found under any names, and only there', () => {
  expect(keyAt(['services', 'web', 'depends_on', 'db', 'condition'])?.values).toContain('service_healthy')
  expect(keyAt(['services', 'web', 'networks', 'healthcheck', 'aliases'])?.form).toBe('list')
  expect(keyAt(['services', 'healthcheck', 'healthcheck', 'test'])?.name).toBe('test')
  expect(keysAt(['services'])).toEqual([])
  expect(keysAt(['services', 'web', 'environment'])).toEqual([])
  expect(keysAt(['constructor'])).toEqual([])
})

/** Each key of a service as a line that Compose accepts, where `x` is none. */
const samples: Readonly<Record<string, string>> = {
  build: '.',
  cpu_count: '1',
  cpu_percent: '1',
  credential_spec: '{ file: a.json }',
  develop: '{ watch: [{ path: ., action: rebuild }] }',
  models: '[a]',
  pre_start: '[{ command: a }]',
}

test.each(keysAt(['services', '*']).filter(({ treatment }) => treatment.kind === 'refused'))(
  'what the table says is refused is refused for the same reason: $name',
  ({ name }) => {
    const content = `services:\n  db: { image: "a:1" }\n  web:\n    image: a:1\n    ${name}: ${samples[name] ?? 'x'}`
    const { problems } = checkDocument({ name: 'shop', document: documentOf(content) })
    const refusal = problems.find(({ rule }) => rule === 'unsupported-key')
    expect(refusal?.message).toContain(reasonAt(['services', '*', name]))
    expect(refusal?.position?.line).toBe(5)
  },
)

test.each(['build', 'develop'])('what the table says is without effect is a warning: %s', (name) => {
  const content = `services:\n  web:\n    image: a:1\n    ${name}: ${samples[name]}`
  const { problems } = checkDocument({ name: 'shop', document: documentOf(content) })
  expect(problems.map(({ rule, message }) => [rule, message.includes(reasonAt(['services', '*', name]))])).toEqual([
    ['no-effect', true],
  ])
})
