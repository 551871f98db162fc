import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadCatalogue } from '#engine/wizard/own-components.ts'
import { readComponent } from '#engine/wizard/read-component.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'

const good = `id: wiki
title: Wiki
summary: Pages that everybody may change.
category: application
icon: ["M4 4h16v16H4z"]
image: registry.example.org/wiki
versions:
  - id: "2"
    tag: "2.5"
    release: 2.5.0
    ends: { date: null, rule: while it is the newest release, source: our own }
    architectures: [amd64]
recommended: "2"
options:
  - { id: title, kind: text, title: Title, default: Wiki }
service:
  environment:
    - { name: WIKI_TITLE, value: "{{option.title}}" }
  ports:
    - { id: http, title: Pages, container: 8080, audience: public, scheme: http }
provides:
  - { capability: http, port: http }
resources: { memoryMegabytes: 64 }
`

const problemsOf = (text: string) => {
  const read = readComponent('wiki.yaml', text)
  return read.ok ? [] : read.problems
}

test('a component is read from YAML', () => {
  const read = readComponent('wiki.yaml', good)
  expect(read).toMatchObject({ ok: true, component: { id: 'wiki', options: [{ kind: 'text', required: false }] } })
})

test.each([
  ['a wrong value', good.replace('category: application', 'category: toys'), 4, 'category'],
  ['a key that is not known', good.replace('summary:', 'sumary:'), 3, 'sumary'],
  ['a wrong value deep inside', good.replace('container: 8080', 'container: 99999'), 20, 'service.ports.0.container'],
  [
    'a place that names nothing',
    good.replace('{{option.title}}', '{{option.titel}}'),
    18,
    'service.environment.0.value',
  ],
  [
    'a filter that is none',
    good.replace('{{option.title}}', '{{option.title|loud}}'),
    18,
    'service.environment.0.value',
  ],
  ['a port that is not there', good.replace('port: http }', 'port: web }'), 22, 'provides.0.port'],
  ['a version that is not there', good.replace('recommended: "2"', 'recommended: "3"'), 13, 'recommended'],
])('%s is told with its line', (_title, text, line, path) => {
  expect(problemsOf(text)).toContainEqual(expect.objectContaining({ file: 'wiki.yaml', line, path }))
})

test('what is no YAML is told with its line', () => {
  expect(problemsOf('id: wiki\n  title: [')).toContainEqual(expect.objectContaining({ file: 'wiki.yaml', line: 2 }))
})

test('what is something else altogether is told', () => {
  for (const text of ['', 'just text', '- a\n- b', 'null', '&a [*a]', `a: &a [x]\n${'b: *a\n'.repeat(3)}`]) {
    expect(problemsOf(text).length).toBeGreaterThan(0)
  }
})

test('files of the folder are added, and a bad one breaks nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-components-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'wiki.yaml'), good)
  writeFileSync(join(folder, 'bad.yml'), 'id: [')
  writeFileSync(join(folder, 'large.yaml'), 'x'.repeat(600_000))
  writeFileSync(join(folder, 'notes.txt'), 'not a component')
  mkdirSync(join(folder, 'folder.yaml'))
  const { catalogue, own, problems } = await loadCatalogue(folder)
  expect(catalogue.size).toBe(builtInCatalogue.size + 1)
  expect([...own]).toEqual(['wiki'])
  expect([...new Set(problems.map(({ file }) => file))]).toEqual(['bad.yml', 'folder.yaml', 'large.yaml'])
})

test('without the folder there is what comes with the product', async () => {
  const { catalogue, problems } = await loadCatalogue('/nowhere/at/all')
  expect(catalogue.size).toBe(builtInCatalogue.size)
  expect(problems).toEqual([])
})
