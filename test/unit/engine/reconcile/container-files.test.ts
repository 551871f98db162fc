import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import type { ResolvedFiles } from '#shared/model/resolved-files.ts'

const bytes = { secrets: new Map([['key', Buffer.from('one')]]), configs: new Map(), profiles: new Map() }
const service: ComposeService = { image: 'a', command: null, entrypoint: null, network_mode: 'none' }

function stateOf(keys: Partial<ComposeService>, files: ResolvedFiles = bytes) {
  const project = { name: 'shop', services: { web: { ...service, ...keys } }, networks: {}, volumes: {} }
  const state = desiredState(project, { stackId: 's', stackName: 'shop', version: 1 }, new Map(), files)
  const [container] = state.services[0]?.containers ?? []
  if (!container) throw new Error('There is no container')
  return { state, container }
}

test('a secret is a file of root below /run/secrets that all may read, unless it says otherwise', () => {
  const plain = stateOf({ secrets: [{ source: 'key', target: '/run/secrets/key' }] }).container.payload.files
  expect(plain).toMatchObject([{ root: '/', path: 'run/secrets/key', uid: 0, gid: 0, mode: 0o444 }])
  const own = { source: 'key', target: 'k', uid: '1000', gid: '33', mode: 0o400 }
  const [file] = stateOf({ secrets: [own] }).container.payload.files ?? []
  expect(file).toMatchObject({ root: '/', path: 'run/secrets/k', uid: 1000, gid: 33, mode: 0o400 })
})

test('other bytes, another owner and another mode each give another hash; the bytes are not in the hashed text', () => {
  const key = { source: 'key', target: '/key' }
  const hash = (reference: typeof key & { mode?: number; uid?: string }, text: string) =>
    stateOf({ secrets: [reference] }, { ...bytes, secrets: new Map([['key', Buffer.from(text)]]) }).container.configHash
  const hashes = [
    hash(key, 'one'),
    hash(key, 'two'),
    hash({ ...key, mode: 0o400 }, 'one'),
    hash({ ...key, uid: '1' }, 'one'),
  ]
  expect(new Set(hashes).size).toBe(4)
  expect(hash(key, 'one')).toBe(hashes[0])
})

test('a read-only container gets its files in a volume whose name changes with them', () => {
  const keys = { read_only: true, secrets: [{ source: 'key', target: '/run/secrets/key' }] }
  const one = stateOf(keys)
  const two = stateOf(keys, { ...bytes, secrets: new Map([['key', Buffer.from('two')]]) })
  const [name] = one.container.volumes
  expect(name).toMatch(/^shop_web_files_[0-9a-f]{12}$/)
  expect(two.container.volumes).not.toEqual(one.container.volumes)
  expect(one.container.payload.HostConfig['Mounts']).toEqual([{ Type: 'volume', Source: name, Target: '/run/secrets' }])
  expect(one.container.payload.files).toMatchObject([{ root: '/run/secrets', path: 'key' }])
  expect(one.state.volumes).toMatchObject([{ name, usedBy: ['web'], definition: { driver: null } }])
})

test('a tmpfs above a file would hide it, so that file goes into a volume as well', () => {
  const secrets = [{ source: 'key', target: '/run/secrets/key' }]
  expect(stateOf({ tmpfs: ['/run'], secrets }).container.volumes).toHaveLength(1)
  expect(stateOf({ tmpfs: ['/running'], secrets }).container.volumes).toEqual([])
})
