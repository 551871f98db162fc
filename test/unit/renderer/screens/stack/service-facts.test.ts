import { expect, test } from 'vitest'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'
import { viewService, worstService } from '../../../../../renderer/screens/stack/service-facts.ts'

const container = (over: Partial<ContainerFact> = {}): ContainerFact => ({
  id: 'c1',
  name: 'shop-web-1',
  number: 1,
  image: 'nginx:1',
  state: 'running',
  health: 'healthy',
  statusText: 'Up',
  exitCode: null,
  createdAt: '2026-11-22T14:00:00.000Z',
  version: 1,
  ports: [],
  networks: [],
  ...over,
})

const service = (containers: ContainerFact[], over: Partial<ServiceFact> = {}): ServiceFact => ({
  service: 'web',
  image: 'nginx:1',
  desiredReplicas: 1,
  runsOnce: false,
  hasHealthCheck: true,
  dependsOn: [],
  containers,
  ...over,
})

test('a service that runs and answers has no finding', () => {
  expect(viewService(service([container()]))).toEqual({
    asked: '1 running',
    says: { status: 'running', text: 'running' },
    answers: { status: 'healthy', text: 'healthy' },
    trouble: 0,
    finding: null,
  })
})

test('a service that runs but fails its check is told apart from one that does not run', () => {
  expect(viewService(service([container({ health: 'unhealthy' })])).finding).toBe('web runs, but does not do its work')
  expect(viewService(service([container({ state: 'exited', health: null, exitCode: 137 })])).finding).toBe(
    'web does not run: ended 137',
  )
})

test('a service without a health check answers nothing, and that is no trouble', () => {
  const view = viewService(service([container({ health: null })], { hasHealthCheck: false }))
  expect([view.answers, view.trouble]).toEqual([null, 0])
})

test('a service that is to run once and ended with 0 is as asked', () => {
  const view = viewService(
    service([container({ state: 'exited', exitCode: 0, health: null })], { runsOnce: true, hasHealthCheck: false }),
  )
  expect([view.asked, view.says, view.trouble]).toEqual(['run once', { status: 'ended-well', text: 'ended 0' }, 0])
})

test('a service without a container is missing', () => {
  expect(viewService(service([])).finding).toBe('web has no container')
})

test('one replica of two that ended is said with both numbers', () => {
  const ended = container({ id: 'c2', number: 2, state: 'exited', exitCode: 1, health: null })
  expect(viewService(service([container(), ended], { desiredReplicas: 2 })).says.text).toBe('1 of 2 running, ended 1')
})

test('the worst service is explained first', () => {
  const sick = service([container({ health: 'unhealthy' })], { service: 'worker' })
  expect(worstService([service([container()]), sick])?.service).toBe('worker')
})
