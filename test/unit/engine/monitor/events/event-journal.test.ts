import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type OpenDatabase, openDatabase } from '#engine/db/connection.ts'
import type { EngineEvent } from '#engine/docker/events.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import type { UnaskedEnd } from '#engine/monitor/alerts/alert-rules.ts'
import { createEventJournal, type EventJournal } from '#engine/monitor/events/event-journal.ts'
import { createEventStore, type EventStore } from '#engine/monitor/events/event-store.ts'
import { emptyWorld } from '#engine/monitor/host-world.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'
import type { HostEvent } from '#shared/model/host-event.ts'
import { type HostId, StackId } from '#shared/model/ids.ts'

let folder: string
let database: OpenDatabase
let store: EventStore
let journal: EventJournal
let hostId: HostId
let stackId: StackId
let ends: UnaskedEnd[]
const clock = { now: () => new Date('2026-11-23T10:00:00.000Z') }
const at = clock.now().getTime()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackwright-events-'))
  database = await openDatabase({ folder })
  const dependencies = { db: database.db, clock, newId: randomUUID, changes: { publish: () => {} } }
  hostId = (await createHostStore(dependencies).add({ name: 'lab', connection: { kind: 'socket', path: '/x' } })).id
  stackId = (await createStackStore(dependencies).create({ name: 'shop', hostId })).id
  store = createEventStore(database.db)
  ends = []
  journal = createEventJournal({
    store,
    clock,
    log: silentLog,
    commands: async () => [],
    onUnaskedEnd: (end) => ends.push(end),
  })
})

afterEach(async () => {
  await journal.stop()
  await database.close()
  await rm(folder, { recursive: true })
})

const world = {
  world: emptyWorld,
  ownerOf: ({ labels: found }: { readonly labels: Readonly<Record<string, string>> }) =>
    StackId.safeParse(found[labels.stackId]).data ?? null,
}
const event = (action: string, attributes: Readonly<Record<string, string>> = {}, id = 'c1'): EngineEvent => ({
  type: 'container',
  action,
  id,
  at,
  key: randomUUID(),
  attributes: { name: 'shop-web-1', [labels.stackId]: stackId, [labels.serviceName]: 'web', ...attributes },
})
const all = async () => (await store.list({}, { limit: 100 })).items.toReversed()

test('events are kept in their order, with whose they were and in words', async () => {
  journal.heard(hostId, event('start'), world)
  journal.heard(hostId, event('die', { exitCode: '137' }), world)
  journal.engine({ id: hostId, name: 'lab' }, 'the connection broke')
  await journal.stop()
  const items = await all()
  expect(items.map(({ text, severity }) => [severity, text])).toEqual([
    ['info', 'shop-web-1 of shop was started'],
    ['error', 'shop-web-1 of shop ended with exit code 137'],
    ['error', 'The Engine of lab does not answer: the connection broke'],
  ])
  expect(items[0]).toMatchObject({ stackId, stackName: 'shop', service: 'web', hostName: 'lab' })
  expect(ends).toMatchObject([{ stackId, service: 'web', outOfMemory: false }])
})

test('an end that somebody asked for is no error, and one for lack of memory is told as such', async () => {
  journal.heard(hostId, event('kill', { signal: '15' }), world)
  journal.heard(hostId, event('die', { exitCode: '143' }), world)
  journal.heard(hostId, event('oom', {}, 'c2'), world)
  journal.heard(hostId, event('die', { exitCode: '137' }, 'c2'), world)
  await journal.stop()
  expect((await all()).map(({ severity }) => severity)).toEqual(['info', 'info', 'error', 'error'])
  expect(ends).toMatchObject([{ containerId: 'c2', outOfMemory: true }])
})

test('lists are cut by stack, severity and words, page by page', async () => {
  for (let index = 0; index < 5; index += 1) journal.heard(hostId, event('start'), world)
  journal.heard(hostId, event('health_status: unhealthy'), world)
  journal.heard(hostId, event('die', { name: '100%_sure', exitCode: '1', [labels.stackId]: '' }), world)
  await journal.stop()
  const count = async (filter: Parameters<EventStore['list']>[0]) =>
    (await store.list(filter, { limit: 100 })).items.length
  expect(await count({ stackId })).toBe(6)
  expect(await count({ severity: 'warning' })).toBe(2)
  expect(await count({ search: '0%_s' })).toBe(1)
  expect(await count({ search: 'shop' })).toBe(6)
  const first = await store.list({}, { limit: 4 })
  const second = await store.list({}, { limit: 4, cursor: first.nextCursor ?? '' })
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([4, 3, null])
})

test('a reader gets everything once, what was stored before it came back and what happens then', async () => {
  journal.heard(hostId, event('create'), world)
  journal.heard(hostId, event('start'), world)
  await vi.waitFor(async () => expect(await store.lastSeq()).toBe(2))
  const reader = new AbortController()
  const seen: HostEvent[] = []
  const reading = (async () => {
    for await (const one of journal.follow({ stackId }, 1, reader.signal)) seen.push(one)
  })()
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  journal.heard(hostId, event('stop'), world)
  await vi.waitFor(() => expect(seen.map(({ action }) => action)).toEqual(['start', 'stop']))
  reader.abort()
  await reading
})

test('only so many, and only the newest, are kept', async () => {
  for (let index = 0; index < 10; index += 1) journal.heard(hostId, event('start'), world)
  await journal.stop()
  await store.prune(4, 0)
  expect((await all()).map(({ seq }) => seq)).toEqual([7, 8, 9, 10])
  await store.prune(4, at + 1)
  expect(await all()).toEqual([])
})
