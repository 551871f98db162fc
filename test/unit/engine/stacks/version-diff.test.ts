import { expect, test } from 'vitest'
import { diffFiles, diffProjects } from '#engine/stacks/version-diff.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { StackDocument } from '#shared/model/document.ts'

const document = (files: Record<string, string>): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: Object.entries(files).map(([path, content]) => ({ path, content })),
  environment: {},
  profiles: [],
  projectDirectory: null,
})

test('files that differ come with a unified patch, by path; equal ones are left out', () => {
  const before = document({ 'compose.yaml': 'a\nb\nc\n', 'same.env': 'X=1\n', 'old.env': 'OLD=1\n' })
  const after = document({ 'compose.yaml': 'a\nB\nc\n', 'same.env': 'X=1\n', 'new.env': 'NEW=1\n' })
  const line = '='.repeat(67)
  expect(diffFiles(before, after)).toEqual([
    {
      path: 'compose.yaml',
      before: 'a\nb\nc\n',
      after: 'a\nB\nc\n',
      patch: `${line}\n--- a/compose.yaml\n+++ b/compose.yaml\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n`,
    },
    {
      path: 'new.env',
      before: null,
      after: 'NEW=1\n',
      patch: `${line}\n--- /dev/null\n+++ b/new.env\n@@ -0,0 +1,1 @@\n+NEW=1\n`,
    },
    {
      path: 'old.env',
      before: 'OLD=1\n',
      after: null,
      patch: `${line}\n--- a/old.env\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-OLD=1\n`,
    },
  ])
})

test('a compose file under another name is the same file, changed', () => {
  const before = { ...document({ 'compose.yaml': 'a\n' }) }
  const after = { ...document({ 'compose.v2.yaml': 'b\n' }), composeFiles: ['compose.v2.yaml'] }
  expect(diffFiles(before, after)).toMatchObject([{ path: 'compose.v2.yaml', before: 'a\n', after: 'b\n' }])
})

const service = (more: Partial<ComposeService>): ComposeService => ({
  image: 'i',
  command: null,
  entrypoint: null,
  ...more,
})

const project = (more: Partial<ComposeProject>): ComposeProject => ({
  name: 'shop',
  services: {},
  networks: {},
  volumes: {},
  ...more,
})

test('differences of two models are named by service, network and volume, down to the key', () => {
  const before = project({
    services: {
      web: service({
        environment: { MODE: 'a', KEEP: '1', BARE: null },
        ports: [{ mode: 'ingress', target: 80, protocol: 'tcp' }],
      }),
      old: service({}),
      same: service({ labels: { a: '1', b: '2' } }),
    },
    networks: { default: { name: 'shop_default' } },
  })
  const after = project({
    services: {
      web: service({ environment: { MODE: 'b', KEEP: '1' }, ports: [], command: ['run'] }),
      new: service({}),
      same: service({ labels: { b: '2', a: '1' } }),
    },
    networks: { default: { name: 'shop_default', internal: true } },
    volumes: { data: { name: 'shop_data' } },
  })
  expect(diffProjects(before, after)).toEqual([
    { kind: 'service', name: 'new', change: 'added', fields: [] },
    { kind: 'service', name: 'old', change: 'removed', fields: [] },
    {
      kind: 'service',
      name: 'web',
      change: 'changed',
      fields: ['command', 'environment.BARE', 'environment.MODE', 'ports'],
    },
    { kind: 'network', name: 'default', change: 'changed', fields: ['internal'] },
    { kind: 'volume', name: 'data', change: 'added', fields: [] },
  ])
  expect(diffProjects(after, after)).toEqual([])
})
