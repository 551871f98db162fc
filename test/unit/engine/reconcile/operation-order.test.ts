import { expect, test } from 'vitest'
import { operationOrder } from '#engine/reconcile/operation-order.ts'
import { planHash } from '#engine/reconcile/plan-hash.ts'
import { planStop } from '#engine/reconcile/plan-stop.ts'
import { runInOrder } from '#engine/reconcile/run-in-order.ts'
import { describeOperation } from '#shared/format/plan-text.ts'
import { applyTo, planFor } from './apply-to.ts'
import { shopState } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

function newHost() {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  return host
}

const directOrder = (...[operations, before]: Parameters<typeof operationOrder>) =>
  operationOrder(operations, before).map((waitsFor, index) => {
    const operation = operations[index]
    return `${operation ? describeOperation(operation) : ''} after ${waitsFor.join(' ')}`
  })

test('services that do not depend on each other are swapped at the same time', async () => {
  const host = newHost()
  const apart = shopState(1, { without: 'app' })
  const { work } = await planFor(host, apart, null)
  expect(directOrder(work.plan.operations, work.servicesBefore)).toMatchInlineSnapshot(`
    [
      "create network shop_default after ",
      "create volume shop_data after ",
      "create container shop-db-1 from testbed/postgres:1 after 0 1",
      "create container shop-web-1 from testbed/nginx:1 after 0 1",
      "start container shop-db-1 after 0 1 2 3",
      "start container shop-web-1 after 0 1 2 3",
      "wait until db is healthy, at most 30s after 0 1 2 3 4",
      "wait until web runs steadily, at most 1m0s after 0 1 2 3 5",
      "make v1 the current version after 0 1 2 3 4 5 6 7",
    ]
  `)
})

test('services stop before those they depend on', async () => {
  const host = newHost()
  const current = shopState(1)
  await applyTo(host, current, null)
  const observed = await host.observe({ stackId: current.stackId, images: [] })
  const { plan, servicesBefore } = planStop(
    { stackId: current.stackId, stackName: 'shop', hostName: 'local', observed, current, anonymousVolumes: [] },
    null,
  )
  expect(directOrder(plan.operations, servicesBefore)).toMatchInlineSnapshot(`
    [
      "stop container shop-web-1 after ",
      "stop container shop-app-1 after 0",
      "stop container shop-db-1 after 0 1",
      "record the result after 0 1 2",
    ]
  `)
})

test('the hash of a plan is the same for the same host, whatever is healthy by now', async () => {
  const host = newHost()
  const current = shopState(1)
  await applyTo(host, current, null)
  const next = shopState(2, { without: 'web', mode: 'loud' })
  const hash = planHash((await planFor(host, next, current)).work)
  for (const container of host.containers.values()) container.health = 'starting'
  expect(planHash((await planFor(host, { ...next, version: 3 }, current)).work)).toBe(hash)
  expect(planHash((await planFor(host, current, current)).work)).not.toBe(hash)
})

test('two documents that differ in a value alone have plans with different hashes, also at the first apply', async () => {
  const hashOf = async (mode: string) => planHash((await planFor(newHost(), shopState(1, { mode }), null)).work)
  expect(await hashOf('loud')).not.toBe(await hashOf('quiet'))
})

test('at most as many calls run at once as the width says, and waits do not count', async () => {
  let now = 0
  let most = 0
  await runInOrder({
    count: 30,
    prerequisites: [],
    width: 8,
    isCall: (index) => index < 20,
    mayBegin: () => true,
    onFailure: () => {},
    run: async (index) => {
      if (index >= 20) return
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 1))
      now -= 1
    },
  })
  expect(most).toBe(8)
})
