import { expect, test } from 'vitest'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'
import { createVersionStore } from '#engine/stacks/version-store.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { temporaryDatabase } from '../db/temp-database.ts'
import { noSealedValues } from '../sealed-values/no-sealed-values.ts'

const clock = { now: () => new Date() }

async function stores() {
  const published: string[] = []
  const changes = { publish: (change: { kind: string }) => void published.push(change.kind) }
  const { db } = await temporaryDatabase()
  const hosts = createHostStore({ db, clock, newId, changes })
  const connection = { kind: 'socket', path: '/nowhere.sock' } as const
  return {
    db,
    published,
    hosts,
    stacks: createStackStore({ db, clock, newId, changes }),
    versions: createVersionStore({ db, clock, changes, secrets: noSealedValues }),
    local: await hosts.add({ name: 'local', connection }),
    far: await hosts.add({ name: 'far', connection }),
  }
}

const document = (text: string): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content: text }],
  environment: {},
  profiles: [],
  projectDirectory: null,
})

test('a new stack is a DRAFT with no version', async () => {
  const { stacks, local } = await stores()
  const stack = await stacks.create({ name: 'shop', hostId: local.id })
  expect(stack).toEqual({
    id: expect.any(String),
    name: 'shop',
    hostId: local.id,
    hostName: 'local',
    fromWizard: false,
    currentVersion: null,
    latestVersion: null,
    status: 'DRAFT',
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
    lastCommand: null,
    working: false,
    adoptedProject: null,
    stoppedServices: [],
  })
  expect(await stacks.get('shop')).toEqual(stack)
  expect(await stacks.get(stack.id)).toEqual(stack)
  expect(await stacks.find('nobody')).toBeNull()
})

test('a name is taken once, for ever, and unknown stacks and hosts are named', async () => {
  const { stacks, local, far } = await stores()
  const stack = await stacks.create({ name: 'shop', hostId: local.id })
  await stacks.commitRemoval(stack.id)
  await expect(stacks.create({ name: 'shop', hostId: far.id })).rejects.toMatchObject({
    code: 'STACK_EXISTS',
    data: { stack: 'shop', host: 'local' },
  })
  await expect(stacks.get('blog')).rejects.toMatchObject({ code: 'STACK_NOT_FOUND', data: { stack: 'blog' } })
  const unknown = stack.id as unknown as typeof local.id
  await expect(stacks.create({ name: 'blog', hostId: unknown })).rejects.toMatchObject({ code: 'HOST_NOT_FOUND' })
})

test('a stack is made where asked, stays where it is, and moves only once removed', async () => {
  const { stacks, local, far } = await stores()
  const place = { name: 'shop', defaultHostId: local.id }
  const made = await stacks.ensure({ ...place, hostId: null })
  expect(made.hostName).toBe('local')
  expect(await stacks.ensure({ ...place, hostId: null, defaultHostId: far.id })).toEqual(made)
  await expect(stacks.ensure({ ...place, hostId: far.id })).rejects.toMatchObject({
    code: 'STACK_ON_OTHER_HOST',
    data: { stack: 'shop', host: 'local', asked: 'far' },
  })
  await stacks.commitRemoval(made.id)
  expect(await stacks.ensure({ ...place, hostId: far.id })).toMatchObject({ id: made.id, hostName: 'far' })
})

test('a commit of a version that is not stored is refused', async () => {
  const { stacks, versions, local } = await stores()
  const stack = await stacks.create({ name: 'shop', hostId: local.id })
  await expect(stacks.commitVersion(stack.id, 1)).rejects.toThrow('FOREIGN KEY')
  await versions.save({ stackId: stack.id, document: document('a'), message: '', author: 'ann' })
  await stacks.commitVersion(stack.id, 1)
  expect(await stacks.get('shop')).toMatchObject({ status: 'RUNNING', currentVersion: 1, latestVersion: 1 })
})

test('a status changes only from those named', async () => {
  const { stacks, local } = await stores()
  const { id } = await stacks.create({ name: 'shop', hostId: local.id })
  expect(await stacks.setStatus(id, 'DEGRADED', ['RUNNING'])).toBe(false)
  expect(await stacks.setStatus(id, 'DEPLOYING')).toBe(true)
  expect((await stacks.get(id)).status).toBe('DEPLOYING')
})

test('stacks are listed by name, without the removed ones unless asked for', async () => {
  const { stacks, local, far } = await stores()
  for (const name of ['web', 'blog', 'shop']) await stacks.create({ name, hostId: local.id })
  await stacks.create({ name: 'mail', hostId: far.id })
  await stacks.commitRemoval((await stacks.get('shop')).id)
  const names = async (filter: Parameters<typeof stacks.list>[0]) => {
    const { items, nextCursor } = await stacks.list(filter)
    return [items.map((stack) => stack.name), nextCursor]
  }
  expect(await names({ limit: 2 })).toEqual([['blog', 'mail'], 'mail'])
  expect(await names({ limit: 2, cursor: 'mail' })).toEqual([['web'], null])
  expect(await names({ limit: 9, includeRemoved: true })).toEqual([['blog', 'mail', 'shop', 'web'], null])
  expect(await names({ limit: 9, status: 'REMOVED' })).toEqual([['shop'], null])
  expect(await names({ limit: 9, search: 'LO' })).toEqual([['blog'], null])
  expect(await names({ limit: 9, search: '%' })).toEqual([[], null])
  expect(await names({ limit: 9, hostId: far.id })).toEqual([['mail'], null])
  expect((await stacks.listByHost(local.id)).map((stack) => stack.name)).toEqual(['blog', 'web'])
})

test('a host with stacks is not forgotten; one whose stacks are removed is, and its name is free again', async () => {
  const { hosts, stacks, versions, far } = await stores()
  const stack = await stacks.create({ name: 'shop', hostId: far.id })
  const { number } = await versions.save({
    stackId: stack.id,
    document: document('services: {}\n'),
    message: '',
    author: 'tester',
  })
  await stacks.commitVersion(stack.id, number)
  await expect(hosts.remove('far')).rejects.toMatchObject({
    code: 'HOST_IN_USE',
    data: { host: 'far', stacks: ['shop'] },
  })
  await stacks.commitRemoval(stack.id)
  await hosts.remove('far')
  await expect(hosts.get(far.id)).rejects.toMatchObject({ code: 'HOST_NOT_FOUND' })
  expect((await stacks.get('shop')).hostName).toBe('far')
  await hosts.add({ name: 'far', connection: { kind: 'socket', path: '/other.sock' } })
  expect((await hosts.list()).map((host) => host.name)).toEqual(['local', 'far'])
})

test('a host whose only stack never came to run is forgotten, and the stack counts as removed', async () => {
  const { hosts, stacks, far } = await stores()
  await stacks.create({ name: 'shop', hostId: far.id })
  await hosts.remove('far')
  expect((await stacks.get('shop')).status).toBe('REMOVED')
})

test('the document of a version comes back as it was, and an equal one makes no new version', async () => {
  const { versions, stacks, local } = await stores()
  const { id: stackId } = await stacks.create({ name: 'shop', hostId: local.id })
  const given: StackDocument = {
    ...document('services: {}\n'),
    environment: { B: '2', A: '1' },
    projectDirectory: '/srv',
  }
  const first = await versions.save({ stackId, document: given, message: 'first', author: 'ann' })
  expect(first).toMatchObject({ number: 1, message: 'first', author: 'ann', document: given })
  const { environment: _, ...rest } = given
  const again = await versions.save({
    stackId,
    document: { environment: { A: '1', B: '2' }, ...rest },
    message: 'again',
    author: 'ben',
  })
  expect(again).toEqual(first)
  expect(await versions.get(stackId, 1)).toEqual(first)
  await expect(versions.get(stackId, 2)).rejects.toMatchObject({
    code: 'VERSION_NOT_FOUND',
    data: { stack: 'shop', version: 2 },
  })
})

test('versions count from 1 without gaps, and are listed newest first', async () => {
  const { versions, stacks, local } = await stores()
  const { id: stackId } = await stacks.create({ name: 'shop', hostId: local.id })
  for (const text of ['a', 'b', 'a'])
    await versions.save({ stackId, document: document(text), message: text, author: 'ann' })
  const first = await versions.list({ stackId, limit: 2 })
  expect([first.items.map((version) => version.number), first.nextCursor]).toEqual([[3, 2], '2'])
  const rest = await versions.list({ stackId, limit: 2, cursor: '2' })
  expect([rest.items.map((version) => version.number), rest.nextCursor]).toEqual([[1], null])
})

test('the version to go back to is the newest one before that ever ran', async () => {
  const { versions, stacks, local } = await stores()
  const { id: stackId } = await stacks.create({ name: 'shop', hostId: local.id })
  for (const text of ['a', 'b', 'c', 'd'])
    await versions.save({ stackId, document: document(text), message: text, author: 'ann' })
  const image = { reference: 'web:1', imageId: 'sha256:1', repoDigest: null }
  for (const number of [1, 2, 4]) await versions.recordImages(stackId, number, new Map([['web', image]]))
  expect(await Promise.all([4, 3, 2, 1].map((number) => versions.before(stackId, number)))).toEqual([2, 2, 1, null])
})

test('many saves at once make one version each, in some order, without gaps', async () => {
  const { versions, stacks, local } = await stores()
  const { id: stackId } = await stacks.create({ name: 'shop', hostId: local.id })
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      versions.save({ stackId, document: document(`${index}`), message: '', author: 'ann' }),
    ),
  )
  expect(saved.map((version) => version.number).sort((a, b) => a - b)).toEqual(saved.map((_, index) => index + 1))
})

test('every write is published', async () => {
  const { stacks, versions, published, local } = await stores()
  published.length = 0
  const { id: stackId } = await stacks.create({ name: 'shop', hostId: local.id })
  await versions.save({ stackId, document: document('a'), message: '', author: 'ann' })
  await stacks.setStatus(stackId, 'DEPLOYING')
  expect(published).toEqual(['stack', 'stack', 'stack'])
})

test('a Compose project is taken over under its name; a stack of that name that runs is not', async () => {
  const { stacks, versions, local: host } = await stores()
  const stack = await stacks.adopt({ project: 'shop', hostId: host.id })
  expect(stack).toMatchObject({ name: 'shop', status: 'DRAFT', adoptedProject: 'shop' })
  expect(await stacks.adopt({ project: 'shop', hostId: host.id })).toMatchObject({ id: stack.id })
  expect(await stacks.adoptions(host.id)).toEqual(new Map([['shop', stack.id]]))
  await versions.save({ stackId: stack.id, document: document('a'), message: '', author: 'ann' })
  await stacks.commitVersion(stack.id, 1)
  await expect(stacks.adopt({ project: 'shop', hostId: host.id })).rejects.toMatchObject({ code: 'STACK_EXISTS' })
  await stacks.commitRemoval(stack.id)
  expect(await stacks.adoptions(host.id)).toEqual(new Map())
})
