// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, candidatesAt } from '../../../../renderer/screens/editor/compose-candidates.ts'
import { cursorPlace } from '../../../../renderer/screens/editor/cursor-place.ts'
import { declaredNames } from '../../../../renderer/screens/editor/document-names.ts'
import { documentOf } from '../../engine/compose/document-of.ts'

const variables = [
  { name: 'MODE', value: 'production', secret: false },
  { name: 'DB_PASSWORD', value: null, secret: true },
]

/** What is offered where `|` stands in a text. */
const offeredAt = (marked: string): readonly Candidate[] => {
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const before = marked.slice(0, offset).split('\n')
  const place = cursorPlace(text.split('\n'), before.length - 1, before.at(-1)?.length ?? 0)
  const document = documentOf(text)
  return place ? candidatesAt(place, { names: (section) => declaredNames(document, section), variables }) : []
}

const labelsAt = (marked: string): readonly string[] => offeredAt(marked).map(({ label }) => label)

const shop = (marked: string): string => `services:
  web:
    image: nginx:1.27
${marked}
  db:
    image: postgres:16
volumes:
  data:
networks:
  back: { internal: true }
secrets: { token: { file: ./token } }`

test.each([
  ['at the top', 'services:\n  web:\n    image: a\nvol|', 'volumes'],
  ['of a service', shop('    heal|'), 'healthcheck'],
  ['of a service while the line above is not whole', 'services:\n  web:\n    ports:\n      - "80\n    res|', 'restart'],
  ['of a service indented by four', 'services:\n    web:\n        im|', 'image'],
  ['of a health check', shop('    healthcheck:\n      test: a\n      int|'), 'interval'],
  ['of limits', shop('    deploy:\n      resources:\n        limits:\n          mem|'), 'memory'],
  ['of a build', shop('    build:\n      con|'), 'context'],
  ['of a port in long form', shop('    ports:\n      - target: 80\n        pub|'), 'published'],
  ['of a port as its first key', shop('    ports:\n      - tar|'), 'target'],
  ['of a list at the indentation of its key', shop('    ports:\n    - target: 80\n      pub|'), 'published'],
  ['of a network', 'networks:\n  back:\n    dri|', 'driver'],
  ['of a pool', 'networks:\n  back:\n    ipam:\n      config:\n        - sub|', 'subnet'],
  ['of a volume', 'volumes:\n  data:\n    ext|', 'external'],
  ['of a dependency in braces', shop('    depends_on: { db: { cond|'), 'condition'],
  [
    'of a dependency in braces of several keys',
    shop('    depends_on: { db: { condition: service_started, req|'),
    'required',
  ],
  ['of an item in brackets', shop('    ports: [{ target: 80, prot|'), 'protocol'],
])('keys are offered by their place: %s', (_where, marked, wanted) => {
  expect(labelsAt(marked)).toContain(wanted)
})

test.each([
  ['restart', shop('    restart: |'), 'unless-stopped'],
  ['pull_policy', shop('    pull_policy: al|'), 'always'],
  ['a condition', shop('    depends_on:\n      db:\n        condition: |'), 'service_healthy'],
  ['a condition in braces', shop('    depends_on: { db: { condition: |'), 'service_healthy'],
  ['a network driver', 'networks:\n  back:\n    driver: |', 'bridge'],
  ['yes or no', shop('    init: |'), 'true'],
  ['a capability', shop('    cap_add:\n      - NET|'), 'NET_ADMIN'],
  ['a capability in brackets', shop('    cap_add: [|'), 'NET_ADMIN'],
  ['a service that is depended on', shop('    depends_on:\n      - |'), 'db'],
  ['a service that is depended on, in long form', shop('    depends_on:\n      d|'), 'db'],
  ['a service that is linked', shop('    links:\n      - |'), 'db'],
  ['a service whose network is shared', shop('    network_mode: |'), 'service:db'],
  ['a network', shop('    networks:\n      - |'), 'back'],
  ['a volume', shop('    volumes:\n      - |'), 'data:'],
  ['a volume in long form', shop('    volumes:\n      - type: volume\n        source: |'), 'data'],
  ['a secret', shop('    secrets:\n      - |'), 'token'],
  ['a variable', shop('    user: ${M|'), 'MODE'],
  ['a variable within quotes and a list', shop('    command: ["sh", "${|'), 'MODE'],
])('values and names are offered: %s', (_what, marked, wanted) => {
  expect(labelsAt(marked)).toContain(wanted)
})

test.each([
  ['what stands there already', shop('    |'), 'image'],
  ['what stands there below', 'services:\n  web:\n    |\n    user: a', 'user'],
  ['the service itself', shop('    depends_on:\n      - |'), 'web'],
  [
    'keys in a text of several lines',
    'services:\n  web:\n    command: |\n      res@'.replace('|', '>').replace('@', '|'),
    'restart',
  ],
  ['keys in a comment', shop('    # res|'), 'restart'],
  ['keys where names are free', 'services:\n  im|', 'image'],
  ['keys of a second document under the first', 'services:\n  web:\n---\n    im|', 'image'],
])('nothing is offered that has no place there: %s', (_what, marked, unwanted) => {
  expect(labelsAt(marked)).not.toContain(unwanted)
})

test('a key brings its colon and the indentation of what goes below it', () => {
  const insertOf = (marked: string, label: string) => offeredAt(marked).find((one) => one.label === label)?.insert
  expect(insertOf(shop('    im|'), 'init')).toBe('init: ')
  expect(insertOf(shop('    he|'), 'healthcheck')).toBe('healthcheck:\n      ')
  expect(insertOf(shop('    po|'), 'ports')).toBe('ports:\n      - ')
  expect(insertOf(shop('    volumes:\n      - bi|'), 'bind')).toBe('bind:\n          ')
  expect(insertOf(shop('    deploy: { res|'), 'resources')).toBe('resources: ')
})

test('what Stackwright refuses is marked, and says why', () => {
  const hook = offeredAt(shop('    pre_st|')).find(({ label }) => label === 'pre_start')
  expect(hook).toMatchObject({ refused: true, beside: 'refused' })
  expect(hook?.says).toMatch(/Stackwright refuses it: it runs helper containers/)
})

test('the value of a secret is not shown beside its name', () => {
  expect(offeredAt(shop('    user: ${|')).map(({ label, beside }) => [label, beside])).toEqual([
    ['MODE', 'production'],
    ['DB_PASSWORD', 'a secret'],
  ])
})

test('any cursor in any text has a place or none, and never throws', () => {
  const piece = fc.constantFrom(
    'services:',
    '  web:',
    '\n',
    '    ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    ',',
    '#',
    '"',
    "'",
    '|',
    '${',
    '---\n',
    'a',
    'ports',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, at) => {
      const text = pieces.join('')
      const offset = at % (text.length + 1)
      const before = text.slice(0, offset).split('\n')
      const column = before.at(-1)?.length ?? 0
      const place = cursorPlace(text.split('\n'), before.length - 1, column)
      return place === null || (place.start <= column && place.typed.length === column - place.start)
    }),
  )
})
