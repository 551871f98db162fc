import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { UnnumberedChange } from '#engine/change-feed.ts'
import { systemClock } from '#engine/clock.ts'
import { createHostConnections, type HostConnections } from '#engine/hosts/host-connections.ts'
import { waitMs } from '#engine/hosts/host-link.ts'
import { HostId } from '#shared/model/ids.ts'
import { answerAsEngine, type FakeEngine, startFakeEngine } from '../docker/fake-engine.ts'

const heartbeat = { intervalMs: 30, pingTimeoutMs: 100, retryMs: [20, 80] } as const
const hostId = HostId.parse(randomUUID())
let engine: FakeEngine
let connections: HostConnections
let changes: UnnumberedChange[]

beforeEach(async () => {
  engine = await startFakeEngine(answerAsEngine)
  changes = []
  connections = createHostConnections({
    clock: systemClock,
    changes: { publish: (change) => changes.push(change) },
    heartbeat,
  })
})

afterEach(async () => {
  await connections.close()
  await engine.stop()
})

const connect = () =>
  connections.connect({ id: hostId, name: 'local', connection: { kind: 'socket', path: engine.path } })

const untilState = (state: string) => vi.waitFor(() => expect(connections.facts(hostId).state).toBe(state), 5000)

test('a host is unknown first, then what its Engine says, with one change for it', async () => {
  await connect()
  expect(connections.facts(hostId)).toEqual({ state: 'unknown' })
  await untilState('reachable')
  expect(connections.facts(hostId)).toEqual({
    state: 'reachable',
    observedAt: expect.any(String),
    engineVersion: '28.5.1',
    apiVersion: '1.51',
    operatingSystem: 'Debian',
    architecture: 'amd64',
    cpus: 2,
    memoryBytes: 1024,
  })
  await sleep(150)
  expect(changes).toEqual([{ kind: 'host', hostId }])
})

test('an Engine that goes is seen by itself, and so is its return', async () => {
  await connect()
  await untilState('reachable')
  await engine.stop()
  await untilState('unreachable')
  expect(connections.facts(hostId)).toMatchObject({ reason: 'there is no socket where it should be' })
  engine = await startFakeEngine(answerAsEngine, engine.path)
  await untilState('reachable')
  expect(changes).toEqual([1, 2, 3].map(() => ({ kind: 'host', hostId })))
})

test('an Engine that is stuck is unreachable', async () => {
  await engine.stop()
  engine = await startFakeEngine(() => undefined, engine.path)
  await connect()
  await untilState('unreachable')
  expect(connections.facts(hostId)).toMatchObject({ reason: 'it did not answer within 0.1 s' })
})

test('a probe asks at once and never throws', async () => {
  await connections.connect({ id: hostId, name: 'local', connection: { kind: 'socket', path: '/nowhere.sock' } })
  expect(await connections.probe(hostId)).toMatchObject({ state: 'unreachable' })
})

test('a host that is not kept is HOST_NOT_FOUND, and its fact is unknown', async () => {
  expect(connections.facts(hostId)).toEqual({ state: 'unknown' })
  expect(() => connections.driver(hostId)).toThrow(expect.objectContaining({ code: 'HOST_NOT_FOUND' }))
  await expect(connections.probe(hostId)).rejects.toMatchObject({ code: 'HOST_NOT_FOUND' })
})

test('subscribers hear of connecting, of facts and of disconnecting', async () => {
  const news: string[] = []
  const unsubscribe = connections.subscribe((one) => news.push(one.kind))
  await connect()
  await connect()
  await untilState('reachable')
  await connections.disconnect(hostId)
  unsubscribe()
  await connect()
  expect(news).toEqual(['connected', 'fact', 'disconnected'])
})

test('closing leaves no connection behind and asks no more', async () => {
  await connect()
  await untilState('reachable')
  await connections.close()
  await sleep(20)
  expect(engine.connections()).toBe(0)
  expect(connections.hosts()).toEqual([])
})

test('the wait between tries doubles up to its longest', () => {
  expect([0, 1, 2, 3, 4, 100].map((failures) => waitMs(heartbeat, failures))).toEqual([30, 20, 40, 80, 80, 80])
})
