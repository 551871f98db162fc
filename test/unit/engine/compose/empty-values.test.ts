import { expect, test } from 'vitest'
import { nameOfDocument } from '#engine/compose/name-of-document.ts'
import { printModel } from '#engine/compose/print-model.ts'
import { documentOf, inWeb, problemsOf, projectOf } from './document-of.ts'

test.each(['container_name', 'hostname', 'network_mode', 'stop_signal'])(
  '%s that a variable leaves empty is as good as not given',
  (key) => {
    const [web] = Object.values(projectOf(inWeb(`${key}: \${NOT_SET}`)).services)
    expect(web).not.toHaveProperty(key)
  },
)

test('names of networks and volumes that a variable leaves empty are those that Compose makes up', () => {
  const project = projectOf(
    'services: { web: { image: x } }\nnetworks: { n: { name: "" } }\nvolumes: { v: { name: "" } }',
  )
  expect(project.networks['n']?.name ?? 'shop_n').toBe('shop_n')
  expect(project.volumes['v']?.name ?? 'shop_v').toBe('shop_v')
})

test.each([
  ['{}', '1:1 no-services: This compose file is empty.'],
  ['version: 3\nservices: { web: { image: x } }', '1:10 wrong-type: version takes text. Write "3" in quotes.'],
  [
    'services:\n  web: { image: x, depends_on: { db: {} } }\n  db: { image: x }',
    '2:38 condition: A condition is missing. Write condition: service_started, or make depends_on a list of names.',
  ],
  [
    'services: { web: { build: { context: ., ssh: [mine] } } }',
    '1:46 ssh: mine is not a key for ssh. Write default, or ID=PATH.',
  ],
])('%j is refused, as Compose does', (content, expected) => {
  expect(problemsOf(content)).toContain(`compose.yaml:${expected}`)
})

test('what is empty in an extension field prints as Compose prints it', () => {
  const printed = printModel(projectOf('x-a: []\nx-b: { l: [], m: {}, z: [1, []] }\nservices: { web: { image: x } }'))
  expect(printed).toMatchObject({ 'x-a': null, 'x-b': { l: null, m: {}, z: [1, null] } })
})

test('a size of 0 is no limit and is not printed', () => {
  const [web] = Object.values(printModel(projectOf(inWeb('mem_limit: 0\nshm_size: 0')))['services'] ?? {})
  expect(web).not.toHaveProperty('mem_limit')
  expect(web).not.toHaveProperty('shm_size')
})

test('the name in the .env file is the name of the stack', () => {
  const files = [{ path: '.env', content: 'COMPOSE_PROJECT_NAME=From_File' }]
  expect(nameOfDocument(documentOf('name: other\nservices: { web: { image: x } }', { files }))).toBe('from_file')
})
