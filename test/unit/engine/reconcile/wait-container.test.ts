import { expect, test } from 'vitest'
import { type ContainerWatch, openContainerWatch } from '#engine/reconcile/container-watch.ts'
import { waitContainer } from '#engine/reconcile/wait-container.ts'
import { AppError, isAppError } from '#shared/contract/app-error.ts'
import { SimulatedHost } from './simulated-host.ts'

const never = new AbortController().signal

async function started(behaviour: 'healthy' | 'never-healthy' | 'plain') {
  const host = new SimulatedHost()
  host.images.set('app:1', 'sha256:app')
  host.behaviour.set('app:1', behaviour)
  const payload = { Image: 'app:1', HostConfig: {}, networks: [] }
  const containerId = await host.createContainer({ name: 'app', payload })
  return { host, containerId }
}

test('an event ends the wait: no time is spent on polling', async () => {
  const { host, containerId } = await started('healthy')
  const watch = await openContainerWatch(host, { stackId: 'stack' }, never)
  let looks = 0
  const inspect = host.inspectContainer.bind(host)
  host.inspectContainer = (id) => {
    looks += 1
    return inspect(id)
  }
  await host.startContainer(containerId)
  const means = { driver: host, watch, nowMs: () => performance.now(), steadyMs: 5, signal: never }
  await waitContainer({ service: 'app', containerId, condition: 'healthy', deadlineMs: 5_000, monitorMs: 0 }, means)
  await watch.close()
  expect([looks <= 3, host.watchers]).toEqual([true, 0])
})

test('a wait that nothing ends has a deadline', async () => {
  const { host, containerId } = await started('never-healthy')
  const watch = await openContainerWatch(host, { stackId: 'stack' }, never)
  await host.startContainer(containerId)
  // The clock jumps past every deadline with the second look at it.
  let now = 0
  const nowMs = () => {
    now += 60_000
    return now
  }
  const means = { driver: host, watch, nowMs, steadyMs: 5, signal: never }
  const wait = waitContainer(
    { service: 'app', containerId, condition: 'healthy', deadlineMs: 5_000, monitorMs: 0 },
    means,
  )
  const error = await wait.catch((reason: unknown) => reason)
  await watch.close()
  expect(isAppError(error, 'DEADLINE_PASSED')).toBe(true)
})

test('an event stream that breaks is opened again, and what was missed is looked at', async () => {
  const { host, containerId } = await started('plain')
  const watchOnce = host.watch.bind(host)
  let opened = 0
  host.watch = async (stackId, signal) => {
    opened += 1
    if (opened > 1) return watchOnce(stackId, signal)
    return {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the connection broke')) }),
    }
  }
  const watch = await openContainerWatch(host, { stackId: 'stack' }, never)
  const seen = watch.seen(containerId)
  await watch.changed(containerId, { seen, timeoutMs: 5_000, signal: never })
  expect([opened, watch.seen(containerId) > seen]).toEqual([2, true])
  await watch.close()
})

test('events that stay silent are not believed for long: the container is looked at, and an Engine that is gone is told', async () => {
  const { host, containerId } = await started('never-healthy')
  await host.startContainer(containerId)
  const gone = new AppError('ENGINE_TIMEOUT', { host: 'testhost', call: 'the look', seconds: 30 })
  const patience: number[] = []
  const silent: ContainerWatch = {
    seen: () => 0,
    async changed(_, { timeoutMs }) {
      patience.push(timeoutMs)
      host.inspectContainer = () => Promise.reject(gone)
    },
    close: async () => {},
  }
  const means = { driver: host, watch: silent, nowMs: () => 0, steadyMs: 5, signal: never }
  const wait = { service: 'app', containerId, condition: 'healthy', deadlineMs: 0, monitorMs: 600_000 } as const
  await expect(waitContainer(wait, means)).rejects.toBe(gone)
  expect(patience).toEqual([15_000])
})
