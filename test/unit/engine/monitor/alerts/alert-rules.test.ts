import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type AlertWorld, findAlerts, type WatchedHost, type WatchedStack } from '#engine/monitor/alerts/alert-rules.ts'
import { HostId, StackId } from '#shared/model/ids.ts'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'

const hostId = HostId.parse(randomUUID())
const stackId = StackId.parse(randomUUID())
const now = 1_000_000

const container = (changes: Partial<ContainerFact> = {}): ContainerFact => ({
  id: 'c',
  name: 'shop-web-1',
  number: 1,
  image: 'web:1',
  state: 'running',
  health: null,
  statusText: '',
  exitCode: null,
  createdAt: '2026-11-23T10:00:00.000Z',
  version: 1,
  ports: [],
  networks: [],
  ...changes,
})
const service = (
  name: string,
  containers: readonly ContainerFact[],
  changes: Partial<ServiceFact> = {},
): ServiceFact => ({
  service: name,
  image: 'web:1',
  desiredReplicas: 1,
  runsOnce: false,
  hasHealthCheck: false,
  dependsOn: [],
  containers: [...containers],
  ...changes,
})
const host = (changes: Partial<WatchedHost> = {}): WatchedHost => ({
  id: hostId,
  name: 'lab',
  live: true,
  lostAt: null,
  reason: null,
  disk: null,
  ...changes,
})
const stack = (services: readonly ServiceFact[], changes: Partial<WatchedStack> = {}): WatchedStack => ({
  id: stackId,
  name: 'shop',
  hostId,
  isMeantToRun: true,
  services,
  ...changes,
})
const world = (changes: Partial<AlertWorld> = {}): AlertWorld => ({
  now,
  hosts: [host()],
  stacks: [],
  ends: [],
  ...changes,
})
const found = (changes: Partial<AlertWorld>) => findAlerts(world(changes)).map(({ kind, title }) => `${kind}: ${title}`)

const dead = container({ state: 'exited', exitCode: 137 })
const end = (at: number, outOfMemory = false) => ({ stackId, service: 'web', containerId: 'c', at, outOfMemory })

test('a container that died is told with what its exit code means', () => {
  const [alert] = findAlerts(world({ stacks: [stack([service('web', [dead])])], ends: [end(now, true)] }))
  expect(alert).toMatchObject({
    id: `container-died ${stackId}`,
    severity: 'error',
    title: 'shop: web died',
    services: ['web'],
    text: expect.stringContaining('exit code 137. It was killed because it took more memory than it may.'),
  })
})

test('what dies together is one alert, whatever its number', () => {
  const services = ['a', 'b', 'c', 'd', 'e'].map((name) => service(name, [dead]))
  expect(found({ stacks: [stack(services)] })).toEqual(['container-died: shop: a, b, c and 2 more died'])
})

test('three ends in five minutes, or a container that the Engine restarts, is a loop and no death beside', () => {
  const restarting = container({ state: 'restarting', exitCode: 1 })
  const loop = ['restart-loop: shop: web restarts again and again']
  expect(found({ stacks: [stack([service('web', [restarting])])] })).toEqual(loop)
  const ends = [end(now - 200_000), end(now - 100_000), end(now)]
  expect(found({ stacks: [stack([service('web', [container()])])], ends })).toEqual(loop)
  expect(found({ stacks: [stack([service('web', [container()])])], ends, now: now + 400_000 })).toEqual([])
})

test('an unhealthy container is a warning, and gone with the next good check', () => {
  const sick = service('web', [container({ health: 'unhealthy' })])
  expect(found({ stacks: [stack([sick])] })).toEqual(['unhealthy: shop: web is unhealthy'])
  expect(found({ stacks: [stack([service('web', [container({ health: 'healthy' })])])] })).toEqual([])
})

test('a stack that is stopped or worked on, and a one-shot that ended well, are nothing to tell', () => {
  expect(found({ stacks: [stack([service('web', [dead])], { isMeantToRun: false })] })).toEqual([])
  const done = container({ state: 'exited', exitCode: 0 })
  expect(found({ stacks: [stack([service('job', [done], { runsOnce: true })])] })).toEqual([])
  expect(found({ stacks: [stack([service('job', [dead], { runsOnce: true })])] })).toEqual([
    'container-died: shop: job died',
  ])
})

test('a host that does not answer is told instead of everything on it, and not for a moment only', () => {
  const lost = (lostAt: number | null) => ({
    hosts: [host({ live: false, lostAt, reason: 'the connection broke' })],
    stacks: [stack([service('web', [dead])])],
  })
  expect(found(lost(now - 6_000))).toEqual(['host-unreachable: lab does not answer'])
  expect(found(lost(now - 1_000))).toEqual([])
  expect(found(lost(null))).toEqual([])
})

test('a disk is a warning below a tenth and an error below a twentieth', () => {
  const at = (freeBytes: number) =>
    findAlerts(world({ hosts: [host({ disk: { freeBytes, totalBytes: 100 } })] })).map(({ severity }) => severity)
  expect([at(50), at(10), at(5), at(0)]).toEqual([[], ['warning'], ['error'], ['error']])
})
