// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose syntax
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDocument } from '#engine/compose/check-document.ts'
import { loadDocument } from '#engine/compose/load-document.ts'
import { referencedVariables } from '#engine/compose/referenced-variables.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { documentOf } from './document-of.ts'

const seed = `services:
  web: &web
    image: nginx:\${TAG:-1}
    ports: ["8080:80", { target: 443 }]
    environment: { A: "1", B: }
    volumes: [data:/data, ./x:/y:ro]
    depends_on: { db: { condition: service_healthy } }
    networks: [front]
    deploy: { replicas: 2 }
  db:
    <<: *web
    healthcheck: { test: [CMD, x], interval: 1s }
    depends_on: []
networks: { front: }
volumes: { data: }
`

const noise = fc.constantFrom(
  ...[
    '',
    ' ',
    '\n',
    '\n  ',
    ':',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&a ',
    '*a',
    '*web',
    '<<: ',
    '!x ',
    '!reset ',
    '|',
    '>',
  ],
  ...[
    '#',
    '?',
    ',',
    '$',
    '${',
    '${A:?b}',
    '\t',
    '0',
    '-1',
    '1e9',
    'null',
    'true',
    '~',
    '---\n',
    '...\n',
    '\u0000',
    '\uFFFD',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'build',
    'x-',
    'services',
    'web',
    'db',
    '1-65535',
    '/',
    '..',
    'é',
    '\u{1F600}',
  ],
)

/** The seed with some pieces cut out and some noise put in. */
const mutated = fc
  .array(fc.tuple(fc.nat(seed.length), fc.nat(12), noise), { minLength: 1, maxLength: 6 })
  .map((edits) => edits.reduce((text, [at, cut, piece]) => text.slice(0, at) + piece + text.slice(at + cut), seed))

/** YAML values of any shape at any known key. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1.5, '', 'x', 'a:b', '8080:80', '$A', '1s', './x:/y'),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('target', 'source', 'type', 'test', 'path', 'name', 'web', 'limits', 'x-a', 'b'),
      tie('any'),
      {
        maxKeys: 3,
      },
    ),
  ),
})).any

const keys = fc.constantFrom(
  ...['image', 'command', 'environment', 'env_file', 'ports', 'expose', 'volumes', 'tmpfs', 'networks', 'network_mode'],
  ...[
    'depends_on',
    'healthcheck',
    'restart',
    'labels',
    'deploy',
    'scale',
    'profiles',
    'container_name',
    'user',
    'init',
  ],
  ...['stop_grace_period', 'cap_add', 'extra_hosts', 'entrypoint', 'build', 'nonsense'],
)

const shaped = fc
  .record({ web: fc.dictionary(keys, value, { maxKeys: 6 }), networks: value, volumes: value })
  .map(({ web, ...rest }) => JSON.stringify({ services: { web: { image: 'a', ...web } }, ...rest }))

const load = (content: string): unknown => {
  const document = documentOf(content, { files: [{ path: '.env', content: 'A=b' }] })
  referencedVariables(document)
  const { problems } = checkDocument({ name: 'shop', document })
  const errors = problems.filter(({ severity }) => severity === 'error')
  try {
    const loaded = loadDocument({ name: 'shop', document })
    expect(errors).toEqual([])
    return loaded
  } catch (error) {
    if (!isAppError(error, 'DOCUMENT_INVALID')) throw error
    for (const { position } of errors) expect(position?.line).toBeGreaterThanOrEqual(1)
    return error.data
  }
}

test.each([
  ['mutated', mutated],
  ['oddly shaped', shaped],
])('%s documents load, or are refused with lines; the same each time', (_name, documents) => {
  fc.assert(
    fc.property(documents, (content) => {
      expect(load(content)).toEqual(load(content))
    }),
    { numRuns: 150 },
  )
})
