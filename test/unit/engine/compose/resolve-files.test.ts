import { expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import { documentOf, problemsOf } from './document-of.ts'

const compose = (web: string, objects: string) => `services:\n  web: { image: a, ${web} }\n${objects}\n`

test('content, variables and files of the document become bytes', () => {
  const content = compose(
    'configs: [text, file], secrets: [variable]',
    'configs: { text: { content: "a $$b" }, file: { file: ./x/app.conf } }\nsecrets: { variable: { environment: TOKEN } }',
  )
  const files = [
    { path: 'x/app.conf', content: 'from a file' },
    { path: '.env', content: 'TOKEN=from .env' },
  ]
  const found = loadDocument({ name: 'shop', document: documentOf(content, { files }) }).files
  const texts = [...found.configs, ...found.secrets].map(([key, bytes]) => [key, Buffer.from(bytes).toString()])
  expect(texts).toEqual([
    ['text', 'a $b'],
    ['file', 'from a file'],
    ['variable', 'from .env'],
  ])
})

test.each([
  [
    'secrets: [a]',
    'secrets: { a: { file: ./a } }',
    'The secret a cannot be copied: the file /srv/shop/a is not part of the document. Add it.',
  ],
  [
    'secrets: [a]',
    'secrets: { a: { environment: A } }',
    'The secret a cannot be copied: the variable A is not set. Set it for this stack.',
  ],
  [
    'secrets: [a]',
    'secrets: { a: { external: true } }',
    'Stackwright cannot carry out secrets.0 of web: a is external, and only a Swarm keeps such ones.',
  ],
  [
    'configs: [a]',
    'configs: { a: { content: x, template_driver: golang } }',
    'Stackwright cannot carry out configs.0 of web: a is a template (template_driver), which only a Swarm fills.',
  ],
  [
    'configs: [{ source: a, uid: web }]',
    'configs: { a: { content: x } }',
    'Stackwright cannot carry out configs.0 of web: uid web is no number, and names are known only inside of the image.',
  ],
  [
    'read_only: true, configs: [a]',
    'configs: { a: { content: x } }',
    'Stackwright cannot carry out configs.0 of web: /a is at the top of a read-only file system. Give it a target in a folder.',
  ],
  [
    'tmpfs: [/run], volumes: ["d:/run/secrets"], secrets: [a]',
    'secrets: { a: { environment: HOME } }\nvolumes: { d: {} }',
    'Stackwright cannot carry out secrets.0 of web: /run/secrets is a mount of its own. Give it a target in another folder.',
  ],
  [
    'security_opt: ["seccomp=./p.json"]',
    '',
    'The seccomp profile of web is not there: the file ./p.json is not part of the document. Add it.',
  ],
  [
    'security_opt: ["seccomp:bad.json"]',
    '',
    'The seccomp profile of web cannot be read: bad.json is no JSON. Correct it.',
  ],
])('%s with %s cannot be applied, and the reason is said', (web, objects, reason) => {
  const files = [{ path: 'bad.json', content: '{' }]
  const problems = problemsOf(compose(web, objects), { files, environment: { HOME: '/root' } })
  expect(problems.map((problem) => problem.replace(/^\S+ [\w-]+: /, ''))).toEqual([reason])
})

test('a seccomp profile is taken as compact JSON', () => {
  const files = [{ path: 'p.json', content: '{\n  "defaultAction": "SCMP_ACT_ALLOW"\n}\n' }]
  const content = compose('security_opt: ["seccomp:./p.json", "seccomp=unconfined"]', '')
  const { profiles } = loadDocument({ name: 'shop', document: documentOf(content, { files }) }).files
  expect([...profiles]).toEqual([['./p.json', '{"defaultAction":"SCMP_ACT_ALLOW"}']])
})
