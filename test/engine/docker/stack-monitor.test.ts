import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { UnnumberedChange } from '#engine/change-feed.ts'
import { systemClock } from '#engine/clock.ts'
import { createHostConnections, type HostConnections } from '#engine/hosts/host-connections.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import { type ObservedRuntime, type StackMonitor, startStackMonitor } from '#engine/monitor/stack-monitor.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { HostId, StackId } from '#shared/model/ids.ts'
import { createTestStack, never, type TestStack, testSocket } from './test-engine.ts'
import { startUnreliableSocket, type UnreliableSocket } from './unreliable-socket.ts'

const hostId = HostId.parse(randomUUID())
const heartbeat = { intervalMs: 300, pingTimeoutMs: 500, retryMs: [50, 200] } as const
const timing = { coalesceMs: 50, settleMs: 300, resyncMs: 60_000, reopenMs: 50 }

describe.skipIf(testSocket === null)('the monitor of stacks', () => {
  let socket: UnreliableSocket
  let stack: TestStack
  let driver: HostDriver
  let connections: HostConnections
  let monitor: StackMonitor
  let changes: UnnumberedChange[]

  beforeEach(async () => {
    socket = await startUnreliableSocket(testSocket ?? '')
    stack = createTestStack()
    driver = createSingleHostDriver(stack.client)
    changes = []
    const feed = { publish: (change: UnnumberedChange) => changes.push(change) }
    connections = createHostConnections({ clock: systemClock, changes: feed, heartbeat })
    monitor = startStackMonitor({ connections, changes: feed, clock: systemClock, timing })
    await connections.connect({ id: hostId, name: 'testhost', connection: { kind: 'socket', path: socket.path } })
    await until((runtime) => runtime.live)
  })

  afterEach(async () => {
    await monitor.stop()
    await connections.close()
    await vi.waitFor(() => expect(socket.connections()).toBe(0))
    await socket.stop()
    await stack.remove()
  })

  const runtime = () => monitor.runtime({ id: StackId.parse(stack.id), hostId })
  const until = (holds: (runtime: ObservedRuntime) => boolean) =>
    vi.waitFor(() => expect(holds(runtime())).toBe(true), { timeout: 10_000, interval: 20 })
  const stateOf = (service: string) => runtime().containers.get(service)?.[0]?.state

  const startContainer = async (service: string): Promise<string> => {
    const id = await driver.createContainer(
      { name: stack.name(`${service}-1`), payload: stack.payload(service) },
      never,
    )
    await driver.startContainer(id, never)
    return id
  }

  test('follows a container from its creation to its end, with a change for each step', async () => {
    const id = await startContainer('web')
    await until(() => stateOf('web') === 'running')
    expect(runtime().containers.get('web')).toEqual([
      {
        id,
        name: stack.name('web-1'),
        number: 1,
        image: 'testbed/busybox:1',
        state: 'running',
        health: 'starting',
        statusText: expect.stringContaining('Up'),
        exitCode: null,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        version: 1,
        ports: [],
        networks: ['bridge'],
      },
    ])
    await until((now) => now.containers.get('web')?.[0]?.health === 'healthy')
    await driver.stopContainer(id, 1000, never)
    await until(() => stateOf('web') === 'exited')
    await driver.removeContainer(id, never)
    await until((now) => now.containers.size === 0)
    const published = changes.filter((change) => change.kind === 'runtime' && change.stackId === stack.id)
    expect(published.length).toBeGreaterThanOrEqual(4)
  })

  test('sees networks and volumes come and go', async () => {
    const name = stack.name('data')
    await driver.createVolume({ name, driver: null, options: {}, labels: { [labels.stackId]: stack.id } }, never)
    await until((now) => now.volumes.includes(name))
    await driver.removeVolume(name, never)
    await until((now) => now.volumes.length === 0)
  })

  test('a broken stream is not live at once, and everything is read anew after it', async () => {
    const id = await startContainer('web')
    await until(() => stateOf('web') === 'running')
    await socket.refuse(true)
    await until((now) => !now.live)
    expect(runtime()).toMatchObject({ live: false, reason: expect.any(String), observedAt: expect.any(String) })
    expect(stateOf('web')).toBe('running')
    await driver.stopContainer(id, 1000, never)
    await socket.refuse(false)
    await until((now) => now.live && stateOf('web') === 'exited')
  })

  test('after a sleep nothing old is called live, and everything is read anew over a new stream', async () => {
    await startContainer('web')
    await until(() => stateOf('web') === 'running')
    monitor.reopen('this computer was asleep')
    expect(runtime()).toMatchObject({ live: false, reason: 'this computer was asleep' })
    expect(stateOf('web')).toBe('running')
    await until((now) => now.live)
    const id = await startContainer('worker')
    await until(() => stateOf('worker') === 'running')
    await driver.stopContainer(id, 1000, never)
    await until(() => stateOf('worker') === 'exited')
  })

  test('a cut of a moment is mended by itself', async () => {
    const id = await startContainer('web')
    await until(() => stateOf('web') === 'running')
    socket.cutAll()
    await driver.stopContainer(id, 1000, never)
    await until((now) => now.live && stateOf('web') === 'exited')
  })

  test('an Engine that is stuck is not live after a few heartbeats', async () => {
    await startContainer('web')
    await until(() => stateOf('web') === 'running')
    socket.freeze(true)
    await until((now) => !now.live)
    expect(runtime().reason).toBe('it did not answer within 0.5 s')
    socket.freeze(false)
    await until((now) => now.live)
  })

  test('nothing is published while nothing happens, and what is known stays fresh', async () => {
    await startContainer('web')
    await until((now) => now.containers.get('web')?.[0]?.health === 'healthy')
    await sleep(200)
    const before = { count: changes.length, observedAt: runtime().observedAt ?? '' }
    await sleep(1500)
    expect(
      changes.slice(before.count).filter((change) => change.kind === 'runtime' && change.stackId === stack.id),
    ).toEqual([])
    expect((runtime().observedAt ?? '') > before.observedAt).toBe(true)
  })

  test('a host that is not connected is not live', async () => {
    await connections.disconnect(hostId)
    expect(runtime()).toMatchObject({ live: false, observedAt: null })
  })
})
