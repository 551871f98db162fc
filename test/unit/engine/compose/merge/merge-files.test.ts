import { expect, test } from 'vitest'
import { checkDocument } from '#engine/compose/check-document.ts'
import { loadDocument } from '#engine/compose/load-document.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { documentOf, projectOf } from '../document-of.ts'

const merged = (...contents: readonly string[]): StackDocument => ({
  ...documentOf(''),
  composeFiles: contents.map((_, index) => `${index}.yaml`),
  files: contents.map((content, index) => ({ path: `${index}.yaml`, content })),
})

const web = (...contents: readonly string[]) =>
  loadDocument({ name: 'shop', document: merged(...contents) }).project.services['web']

test('later files win key by key, add to lists and replace commands', () => {
  const base = `
services:
  web:
    image: nginx:1
    command: [a, b]
    environment: { A: "1", B: "2" }
    ports: ["80:80"]
    volumes: ["/one:/data", "/logs:/logs"]
    depends_on: [db]
    labels: [x=1]
  db: { image: postgres }
`
  const over = `
services:
  web:
    image: nginx:2
    command: c
    environment: [B=3, C=4]
    ports: ["443:443", "80:80"]
    volumes: ["/two:/data/"]
    depends_on: { db: { condition: service_healthy } }
    labels: { x: "2" }
`
  const bind = (source: string, target: string) => ({ type: 'bind', source, target, bind: { create_host_path: true } })
  const port = (number: number) => ({ mode: 'ingress', target: number, published: String(number), protocol: 'tcp' })
  expect(web(base, over)).toEqual({
    image: 'nginx:2',
    command: ['c'],
    entrypoint: null,
    environment: { A: '1', B: '3', C: '4' },
    ports: [port(80), port(443)],
    volumes: [bind('/two', '/data'), bind('/logs', '/logs')],
    depends_on: { db: { condition: 'service_healthy', required: true } },
    labels: { x: '2' },
    networks: { default: null },
  })
})

test('!reset takes away and !override replaces', () => {
  const base = 'services: { web: { image: a, ports: ["80:80"], environment: { A: "1" }, user: root } }'
  const over = 'services: { web: { ports: !reset [], environment: !override { B: "2" }, user: !reset null } }'
  expect(web(base, over)).toEqual({
    image: 'a',
    command: null,
    entrypoint: null,
    environment: { B: '2' },
    networks: { default: null },
  })
})

test('the documents of one file are merged in turn', () => {
  const project = projectOf('services: { web: { image: a } }\n---\nservices: { web: { image: b }, db: { image: c } }')
  expect(Object.entries(project.services).map(([name, { image }]) => [name, image])).toEqual([
    ['web', 'b'],
    ['db', 'c'],
  ])
})

test('two files that write a key in ways that cannot be joined are refused at the later one', () => {
  const document = merged(
    'services: { web: { image: a, deploy: { replicas: 1 } } }',
    'services: { web: { deploy: [1] } }',
  )
  expect(checkDocument({ name: 'shop', document }).problems).toMatchObject([
    { rule: 'merge', path: 'services.web.deploy', position: { file: '1.yaml', line: 1 } },
  ])
})

test('a compose file that is not part of the document is named', () => {
  const document = { ...merged('services: { web: { image: a } }'), composeFiles: ['0.yaml', 'other.yaml'] }
  expect(checkDocument({ name: 'shop', document }).problems).toMatchObject([
    { rule: 'file', message: 'The compose file other.yaml is not part of the document.' },
  ])
})
