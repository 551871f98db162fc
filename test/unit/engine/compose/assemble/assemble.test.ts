// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose syntax
import { expect, test } from 'vitest'
import { problemsOf, projectOf } from '../document-of.ts'

const files = (named: Readonly<Record<string, string>>) => ({
  files: Object.entries(named).map(([path, content]) => ({ path, content })),
})

test('a service takes what it does not say itself from the one it extends, dependencies too', () => {
  const { services } = projectOf(`
services:
  db: { image: db }
  base: { image: a, depends_on: [db], labels: { x: "1", y: "1" }, cap_add: [A] }
  web: { extends: base, labels: ["y=2"], cap_add: [B] }
`)
  expect(services['web']).toMatchObject({
    image: 'a',
    labels: { x: '1', y: '2' },
    cap_add: ['A', 'B'],
    depends_on: { db: { condition: 'service_started', required: true } },
  })
})

test('!reset and !override work against an extended service', () => {
  const { services } = projectOf(`
services:
  base: { image: a, ports: ["80:80"], dns: [1.1.1.1], user: root }
  web: { extends: base, ports: !override ["81:81"], dns: !reset [], user: !reset null }
`)
  expect(services['web']?.ports?.map(({ target }) => target)).toEqual([81])
  expect(services['web']).not.toHaveProperty('dns')
  expect(services['web']).not.toHaveProperty('user')
})

test('a chain that is longer than anybody needs is refused, not followed', () => {
  const chain = Array.from({ length: 3_000 }, (_, index) => `  s${index}: { extends: s${index + 1} }`)
  const [first] = problemsOf(['services:', ...chain, '  s3000: { image: a }'].join('\n'))
  expect(first).toMatch(/too-large: Services extend each other over more than 100 levels/)
})

test('services that copy a large one over and over are refused before they fill the memory', () => {
  const labels = Array.from({ length: 2_000 }, (_, index) => `l${index}: x`).join(', ')
  const copies = Array.from({ length: 1_000 }, (_, index) => `  s${index}: { extends: base }`)
  const document = ['services:', `  base: { image: a, labels: { ${labels} } }`, ...copies].join('\n')
  expect(problemsOf(document)[0]).toMatch(/too-large: Written out, what services extend here is more/)
})

test('files that include each other twice over are refused before they take for ever', () => {
  const named = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `f${index}.yaml`,
      `include: [f${index + 1}.yaml, f${index + 1}.yaml]\nservices: { a: { image: x } }`,
    ]),
  )
  const document = 'include: [f0.yaml]\nservices: { a: { image: x } }'
  expect(problemsOf(document, files({ ...named, 'f20.yaml': 'services: {}' })).join()).toMatch(/reads more files than/)
})

test('an include that is missing, remote or outside of the folder names its line', () => {
  const document = `services: { a: { image: x } }
include:
  - none.yaml
  - oci://example.org/stack
  - ../up.yaml
  - { path: a.yaml, other: 1 }`
  expect(problemsOf(document)).toEqual([
    'compose.yaml:3:5 file: There is no file none.yaml, or it is not part of the document.',
    'compose.yaml:4:5 remote: oci://example.org/stack is not a file here. Only files beside the document can be used.',
    'compose.yaml:5:5 file: ../up.yaml lies outside of the folder of the compose file. Put it inside.',
    'compose.yaml:6:28 include: include knows no key "other", only path, project_directory, env_file.',
  ])
})

test('an included project reads its paths from its own folder and its variables below those of the document', () => {
  const { services } = projectOf('include: [sub/a.yaml]', {
    ...files({
      'sub/a.yaml': 'services: { a: { image: "x:${V}-${W}", build: ., volumes: ["./d:/d"] } }',
      'sub/.env': 'V=sub\nW=sub\n',
    }),
    environment: { V: 'outside' },
  })
  expect(services['a']).toMatchObject({
    image: 'x:outside-sub',
    build: { context: '/srv/shop/sub' },
    volumes: [{ source: '/srv/shop/sub/d' }],
  })
})

test('two includes may bring the same thing, if it is the same', () => {
  const same = 'services: { a: { image: x } }'
  expect(
    Object.keys(projectOf('include: [a.yaml, b.yaml]', files({ 'a.yaml': same, 'b.yaml': same })).services),
  ).toEqual(['a'])
})
