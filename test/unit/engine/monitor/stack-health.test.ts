import { expect, test } from 'vitest'
import { type ServiceInQuestion, stackHealth } from '#engine/monitor/stack-health.ts'
import type { ContainerFact } from '#shared/model/stack.ts'

const container = (changes: Partial<ContainerFact> = {}): ContainerFact => ({
  id: 'c',
  name: 'shop-web-1',
  number: 1,
  image: 'web:1',
  state: 'running',
  health: null,
  statusText: '',
  exitCode: null,
  createdAt: '2026-11-22T14:00:00.000Z',
  version: 1,
  ports: [],
  networks: [],
  ...changes,
})

const service = (
  name: string,
  containers: readonly Partial<ContainerFact>[],
  changes: Partial<ServiceInQuestion> = {},
): ServiceInQuestion => ({
  service: name,
  desiredReplicas: 1,
  runsOnce: false,
  containers: containers.map(container),
  ...changes,
})

const healthy = service('db', [{ health: 'healthy' }])
const exited = (exitCode: number): Partial<ContainerFact> => ({ state: 'exited', exitCode })
const once = { runsOnce: true }

const table: ReadonlyArray<{
  says: string
  services: readonly ServiceInQuestion[]
  status: string
  finding: string | null
  counts: [number, number]
}> = [
  {
    says: 'everything healthy',
    services: [healthy, service('web', [{}])],
    status: 'RUNNING',
    finding: null,
    counts: [2, 2],
  },
  {
    says: 'a check not decided yet',
    services: [healthy, service('web', [{ health: 'starting' }])],
    status: 'RUNNING',
    finding: 'web is starting',
    counts: [2, 2],
  },
  {
    says: 'a failing check',
    services: [healthy, service('web', [{ health: 'unhealthy' }])],
    status: 'DEGRADED',
    finding: 'web runs, but its health check fails',
    counts: [2, 1],
  },
  {
    says: 'a missing replica',
    services: [service('web', [{}, {}], { desiredReplicas: 3 })],
    status: 'DEGRADED',
    finding: '2 of 3 containers of web run',
    counts: [1, 0],
  },
  {
    says: 'a crash loop',
    services: [service('web', [{ state: 'restarting', exitCode: 1 }])],
    status: 'DEGRADED',
    finding: 'web ended with exit code 1 and is restarted again and again',
    counts: [1, 0],
  },
  {
    says: 'a paused container',
    services: [service('web', [{ state: 'paused' }])],
    status: 'DEGRADED',
    finding: 'web is paused',
    counts: [1, 0],
  },
  {
    says: 'a service that ended',
    services: [healthy, service('web', [exited(137)])],
    status: 'FAILED',
    finding: 'web ended with exit code 137',
    counts: [2, 1],
  },
  {
    says: 'a service that a person stopped',
    services: [healthy, service('web', [exited(137)], { isStopped: true })],
    status: 'RUNNING',
    finding: 'web was stopped',
    counts: [2, 1],
  },
  {
    says: 'a service that a person stopped and somebody started past us',
    services: [healthy, service('web', [{ health: 'unhealthy' }], { isStopped: true })],
    status: 'DEGRADED',
    finding: 'web runs, but its health check fails',
    counts: [2, 1],
  },
  {
    says: 'every service stopped by a person',
    services: [service('db', [exited(0)], { isStopped: true }), service('web', [exited(0)], { isStopped: true })],
    status: 'STOPPED',
    finding: null,
    counts: [2, 0],
  },
  {
    says: 'a service without a container',
    services: [healthy, service('web', [])],
    status: 'FAILED',
    finding: 'web has no container',
    counts: [2, 1],
  },
  {
    says: 'a service never started',
    services: [service('web', [{ state: 'created' }])],
    status: 'FAILED',
    finding: 'web was not started',
    counts: [1, 0],
  },
  {
    says: 'the old container beside the new',
    services: [service('web', [exited(0), {}])],
    status: 'RUNNING',
    finding: null,
    counts: [1, 1],
  },
  {
    says: 'the worst first, and no more than two',
    services: [
      service('a', [{ health: 'starting' }]),
      service('b', [{ health: 'unhealthy' }]),
      service('c', [exited(1)]),
    ],
    status: 'FAILED',
    finding: 'c ended with exit code 1; b runs, but its health check fails; and 1 more',
    counts: [3, 1],
  },
  {
    says: 'a one-shot that succeeded',
    services: [healthy, service('migrate', [exited(0)], once)],
    status: 'RUNNING',
    finding: null,
    counts: [2, 2],
  },
  {
    says: 'a one-shot whose container is gone',
    services: [healthy, service('migrate', [], once)],
    status: 'RUNNING',
    finding: null,
    counts: [2, 2],
  },
  {
    says: 'a one-shot at work',
    services: [service('migrate', [{}], once)],
    status: 'RUNNING',
    finding: 'migrate is at work',
    counts: [1, 1],
  },
  {
    says: 'a one-shot that failed',
    services: [healthy, service('migrate', [exited(3)], once)],
    status: 'FAILED',
    finding: 'migrate ended with exit code 3',
    counts: [2, 1],
  },
  {
    says: 'a one-shot that was not started',
    services: [healthy, service('migrate', [{ state: 'created' }], once)],
    status: 'DEGRADED',
    finding: 'migrate was not started',
    counts: [2, 1],
  },
  {
    says: 'a service that the version does not ask for',
    services: [healthy, service('old', [exited(1)], { desiredReplicas: 0 })],
    status: 'RUNNING',
    finding: null,
    counts: [1, 1],
  },
  { says: 'a version without services', services: [], status: 'RUNNING', finding: null, counts: [0, 0] },
]

test.each(table)('$says: $status', ({ services, status, finding, counts: [desired, running] }) => {
  expect(stackHealth(services, 'running')).toEqual({ status, finding, services: { desired, running } })
})

test('a stopped stack is STOPPED whatever its containers ended with', () => {
  const services = [service('web', [exited(137)]), service('db', [exited(0)])]
  expect(stackHealth(services, 'stopped')).toEqual({
    status: 'STOPPED',
    finding: null,
    services: { desired: 2, running: 0 },
  })
})

test('a stopped stack that somebody started again is RUNNING, in part DEGRADED', () => {
  expect(stackHealth([healthy, service('web', [{}])], 'stopped').status).toBe('RUNNING')
  expect(stackHealth([healthy, service('web', [exited(0)])], 'stopped')).toEqual({
    status: 'DEGRADED',
    finding: 'it was stopped, but a part of it runs',
    services: { desired: 2, running: 1 },
  })
})
