import { expect, test } from 'vitest'
import { planRemoval } from '#engine/reconcile/plan-removal.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { applyTo, planFor } from '../../engine/reconcile/apply-to.ts'
import { shopState } from '../../engine/reconcile/shop.ts'
import { SimulatedHost } from '../../engine/reconcile/simulated-host.ts'

const hostWithImages = () => {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  return host
}

const text = async (
  host: SimulatedHost,
  ...[desired, previous]: [Parameters<typeof planFor>[1], Parameters<typeof planFor>[2]]
) => formatPlan((await planFor(host, desired, previous)).work.plan)

test('a first apply creates everything in the order of its dependencies', async () => {
  const host = hostWithImages()
  host.images.delete('testbed/node:1')
  expect(await text(host, shopState(1), null)).toMatchInlineSnapshot(`
    "shop on local: first apply of v1, 9 changes
      before  pull image testbed/node:1: not on the host yet
      before  create network shop_default: not on the host yet
      before  create volume shop_data: not on the host yet
      before  create container shop-db-1 from testbed/postgres:1: not on the host yet
      before  create container shop-app-1 from testbed/node:1: not on the host yet
      before  create container shop-web-1 from testbed/nginx:1: not on the host yet
      swap    start container shop-db-1: not on the host yet
      swap    wait until db is healthy, at most 30s: needed by app
      swap    start container shop-app-1: not on the host yet
      swap    wait until app is healthy, at most 30s: needed by web
      swap    start container shop-web-1: not on the host yet
      swap    wait until web runs steadily, at most 1m0s: so that the command ends when it works
      swap    make v1 the current version: asked for
      volume  shop_data: created empty, used by db"
  `)
})

test('an apply of what runs already has nothing to do', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await text(host, shopState(1), shopState(1))).toMatchInlineSnapshot(`
    "shop on local: v1, nothing to do
      volume  shop_data: kept, used by db
      as is   db, app, web"
  `)
})

test('one changed environment variable recreates one container and says which variable', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await text(host, shopState(2, { mode: 'loud' }), shopState(1))).toMatchInlineSnapshot(`
    "shop on local: v1 to v2, 6 changes
      before  create container shop-app-1 from testbed/node:1, beside the old one: environment.MODE changed
      swap    stop container shop-app-1: replaced by the new shop-app-1
      swap    set aside container shop-app-1: replaced by the new shop-app-1
      swap    name container shop-app-1: environment.MODE changed
      swap    start container shop-app-1: environment.MODE changed
      swap    wait until app is healthy, at most 30s: so that the command ends when it works
      swap    make v2 the current version: asked for
      after   remove container shop-app-1: replaced by the new shop-app-1
      volume  shop_data: kept, used by db
      as is   db, web"
  `)
})

test('a rollback is the plan of the earlier version', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  await applyTo(host, shopState(2, { mode: 'loud', without: 'web' }), shopState(1))
  expect(await text(host, shopState(1), shopState(2, { mode: 'loud', without: 'web' }))).toMatchInlineSnapshot(`
    "shop on local: v2 back to v1, 8 changes
      before  create container shop-app-1 from testbed/node:1, beside the old one: environment.MODE changed
      before  create container shop-web-1 from testbed/nginx:1: not on the host yet
      swap    stop container shop-app-1: replaced by the new shop-app-1
      swap    set aside container shop-app-1: replaced by the new shop-app-1
      swap    name container shop-app-1: environment.MODE changed
      swap    start container shop-app-1: environment.MODE changed
      swap    wait until app is healthy, at most 30s: needed by web
      swap    start container shop-web-1: not on the host yet
      swap    wait until web runs steadily, at most 1m0s: so that the command ends when it works
      swap    make v1 the current version: asked for
      after   remove container shop-app-1: replaced by the new shop-app-1
      volume  shop_data: kept, used by db
      as is   db"
  `)
})

test('a service that the version does not have is removed after the commit', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await text(host, shopState(2, { without: 'web' }), shopState(1))).toMatchInlineSnapshot(`
    "shop on local: v1 to v2, 2 changes
      swap    make v2 the current version: asked for
      after   stop container shop-web-1: the version does not have it
      after   remove container shop-web-1: the version does not have it
      volume  shop_data: kept, used by db
      as is   db, app"
  `)
})

test('a version that only a number tells from the one before is committed and changes nothing', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await text(host, shopState(2), shopState(1))).toMatchInlineSnapshot(`
    "shop on local: v1 to v2, nothing to do
      swap    make v2 the current version: asked for
      volume  shop_data: kept, used by db
      as is   db, app, web"
  `)
})

test('conflicts say what is in the way and what to do', async () => {
  const host = hostWithImages()
  host.foreign = [
    { name: 'edge', running: true, publishedPorts: [{ hostIp: '0.0.0.0', port: 8080, protocol: 'tcp' }], volumes: [] },
    { name: 'shop-db-1', running: false, publishedPorts: [], volumes: [] },
  ]
  host.volumes = [{ name: 'shop_data', driver: 'local', options: {}, stackId: null }]
  expect(await text(host, shopState(1, { without: 'app' }), null)).toMatchInlineSnapshot(`
    "shop on local: first apply of v1, cannot run
      before  create network shop_default: not on the host yet
      before  create container shop-db-1 from testbed/postgres:1: not on the host yet
      before  create container shop-web-1 from testbed/nginx:1: not on the host yet
      swap    start container shop-db-1: not on the host yet
      swap    start container shop-web-1: not on the host yet
      swap    wait until db is healthy, at most 30s: so that the command ends when it works
      swap    wait until web runs steadily, at most 1m0s: so that the command ends when it works
      swap    make v1 the current version: asked for
      volume  shop_data: kept, used by db
      blocked A volume called shop_data exists on local and does not belong to this stack.
              Rename it or remove it yourself, or give the volume another name in the document. Stackwright leaves it alone.
      blocked A container called shop-db-1 exists on local and does not belong to this stack.
              Rename it or remove it yourself, or give the container another name in the document. Stackwright leaves it alone.
      blocked Port 8080 on local is already used by edge.
              Publish another port than 8080, or stop what uses it."
  `)
})

test('warnings and what was not checked come last, and a plan with them can run', async () => {
  const plan = await removalPlan(new SimulatedHost(), false)
  const warnings = [{ code: 'DISK_SHORT' as const, message: 'Only 700 MiB are free.', next: 'Free some room.' }]
  const text = formatPlan({ ...plan, warnings, unchecked: ['whether /srv/data exists on local'] })
  expect(text.split('\n').slice(-3)).toEqual([
    '  warning Only 700 MiB are free.',
    '          Free some room.',
    '  unknown whether /srv/data exists on local',
  ])
  expect(text).not.toContain('cannot run')
})

const removalPlan = async (host: SimulatedHost, volumes: boolean) => {
  const current = shopState(1)
  const observed = await host.observe({ stackId: current.stackId, images: [] })
  const stack = {
    stackId: current.stackId,
    stackName: 'shop',
    hostName: 'local',
    observed,
    current,
    anonymousVolumes: [],
  }
  return planRemoval(stack, { volumes }).plan
}

const removal = async (host: SimulatedHost, volumes: boolean) => formatPlan(await removalPlan(host, volumes))

test('a removal keeps the volumes', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await removal(host, false)).toMatchInlineSnapshot(`
    "shop on local: v1, 7 changes
      swap    stop container shop-web-1: asked for
      swap    stop container shop-app-1: asked for
      swap    stop container shop-db-1: asked for
      swap    remove container shop-web-1: asked for
      swap    remove container shop-app-1: asked for
      swap    remove container shop-db-1: asked for
      swap    remove network shop_default: asked for
      swap    record the result: asked for
      volume  shop_data: kept on the host, used by no service"
  `)
})

test('a removal with its data says that the volume is destroyed', async () => {
  const host = hostWithImages()
  await applyTo(host, shopState(1), null)
  expect(await removal(host, true)).toMatchInlineSnapshot(`
    "shop on local: v1, 8 changes
      swap    stop container shop-web-1: asked for
      swap    stop container shop-app-1: asked for
      swap    stop container shop-db-1: asked for
      swap    remove container shop-web-1: asked for
      swap    remove container shop-app-1: asked for
      swap    remove container shop-db-1: asked for
      swap    remove network shop_default: asked for
      swap    destroy volume shop_data: asked for
      swap    record the result: asked for
      volume  shop_data: DESTROYED with its data, used by db"
  `)
})
