import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { Plan } from '#shared/model/plan.ts'
import { applyTo, planFor } from './apply-to.ts'
import { shop, shopState, stackId } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

async function hostAtV1(): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  await applyTo(host, shopState(1), null)
  return host
}

const container = (host: SimulatedHost, name: string) => {
  const found = [...host.containers.values()].find((one) => one.name === name)
  if (!found) throw new Error(`no container ${name}`)
  return found
}

/** The lines of the operations before the commit that bring something about, without the waits. */
async function changes(host: SimulatedHost, desired = shopState(1)) {
  const { work } = await planFor(host, desired, shopState(1))
  Plan.parse(work.plan)
  return formatPlan(work.plan)
    .split('\n')
    .filter((line) => /^ {2}(before|swap|after|blocked)/.test(line) && !/wait|make v/.test(line))
    .map((line) => line.trim())
}

test('a tag that names another image now recreates the container', async () => {
  const host = await hostAtV1()
  host.images.set('testbed/nginx:1', 'sha256:0123456789abcdef')
  expect((await changes(host))[0]).toBe(
    'before  create container shop-web-1 from testbed/nginx:1, beside the old one: another image, 0123456789ab in place of testbed/ngin',
  )
})

test('an image that is gone from the host is no reason to recreate what runs', async () => {
  const host = await hostAtV1()
  host.images.delete('testbed/nginx:1')
  expect(await changes(host)).toEqual([])
})

test('a container that stopped is started, and one that was paused is stopped first', async () => {
  const host = await hostAtV1()
  container(host, 'shop-web-1').state = 'exited'
  container(host, 'shop-app-1').state = 'paused'
  expect(await changes(host)).toEqual([
    'swap    stop container shop-app-1: it is paused',
    'swap    start container shop-app-1: it is paused',
    'swap    start container shop-web-1: it is exited',
  ])
})

test('a container that lost its network is made again', async () => {
  const host = await hostAtV1()
  const web = container(host, 'shop-web-1')
  web.payload = { ...web.payload, networks: [] }
  expect((await changes(host))[0]).toBe(
    'before  create container shop-web-1 from testbed/nginx:1, beside the old one: not attached to network shop_default',
  )
})

test('a dead container is no candidate', async () => {
  const host = await hostAtV1()
  container(host, 'shop-web-1').state = 'dead'
  expect(await changes(host)).toEqual([
    'before  create container shop-web-1 from testbed/nginx:1, beside the old one: not on the host yet',
    'swap    set aside container shop-web-1: left over from a command that did not end',
    'swap    name container shop-web-1: not on the host yet',
    'swap    start container shop-web-1: not on the host yet',
    'after   remove container shop-web-1: left over from a command that did not end',
  ])
})

test('a volume with other options than asked is a conflict, never a change', async () => {
  const host = await hostAtV1()
  host.volumes = [{ name: 'shop_data', driver: 'nfs', options: { o: 'ro' }, stackId }]
  expect(await changes(host)).toEqual([
    'blocked The volume shop_data exists with another driver and driver_opts than the document asks. Changing it would lose its data.',
  ])
})

test('a volume that no service uses any more is kept and called orphaned', async () => {
  const host = await hostAtV1()
  const { work } = await planFor(host, shopState(2, { without: 'db' }), shopState(1))
  expect(work.plan.volumes).toEqual([{ name: 'shop_data', fate: 'orphaned', usedBy: [] }])
})

test('an anonymous volume is carried over to the container that follows, and its fate is told', async () => {
  const host = await hostAtV1()
  const name = 'ab'.repeat(32)
  const web = container(host, 'shop-web-1')
  const mount = { Type: 'volume', Source: name, Target: '/cache' }
  web.payload = { ...web.payload, HostConfig: { ...web.payload.HostConfig, Mounts: [mount] } }
  const web2 = { ...shop().services['web'], image: 'testbed/nginx:1', command: ['nginx'], entrypoint: null }
  const next = shopState(2, { services: { web: web2 } })
  const { work } = await planFor(host, next, shopState(1))
  expect(work.plan.volumes).toEqual([
    { name: 'shop_data', fate: 'kept', usedBy: ['db'] },
    { name, fate: 'kept', usedBy: ['web'] },
  ])
  await applyTo(host, next, shopState(1))
  expect(container(host, 'shop-web-1').payload.HostConfig['Mounts']).toEqual([mount])
  expect((await planFor(host, next, next)).work.plan.operations).toEqual([])
})

test('a network and a volume that others keep have to be there, and are left alone', async () => {
  const project = shop()
  const external = desiredState(
    {
      ...project,
      networks: { default: { name: 'office', external: true } },
      volumes: { data: { name: 'archive', external: true } },
    },
    { stackId, stackName: 'shop', version: 1 },
  )
  const host = new SimulatedHost()
  for (const { definition } of external.services) host.images.set(definition.image, definition.image)
  const missing = (await planFor(host, external, null)).work.plan.conflicts.map(({ message }) => message)
  expect(missing).toEqual([
    'The external network office does not exist on local.',
    'The external volume archive does not exist on local.',
  ])
  host.networks = [{ id: 'office', name: 'office', stackId: null, definitionHash: null, definition: null }]
  host.volumes = [{ name: 'archive', driver: 'nfs', options: {}, stackId: null }]
  expect((await planFor(host, external, null)).work.plan.conflicts).toEqual([])
  await applyTo(host, external, null)
  await applyTo(host, shopState(2, { without: 'db' }), external)
  expect([host.networks.map(({ name }) => name), host.volumes.map(({ name }) => name)]).toEqual([
    ['office', 'shop_default'],
    ['archive'],
  ])
})

test('a hash of another algorithm recreates nothing while the version is what ran', async () => {
  const host = await hostAtV1()
  for (const one of host.containers.values())
    one.payload = {
      ...one.payload,
      Labels: { ...one.payload.Labels, [labels.hashAlgorithm]: 'v0', [labels.configHash]: 'x' },
    }
  expect(await changes(host)).toEqual([])
})

test('a service that shares the network of a recreated one is recreated with it', async () => {
  const base = shop().services['web']
  const side = { image: 'testbed/nginx:1', command: null, entrypoint: null, network_mode: 'service:app' }
  const state = (version: number, mode: string) =>
    shopState(version, { mode, services: { side, ...(base && { web: base }) } })
  const host = await hostAtV1()
  await applyTo(host, state(2, 'plain'), shopState(1))
  const { work } = await planFor(host, state(3, 'loud'), state(2, 'plain'))
  const created = work.plan.operations.filter(({ kind }) => kind === 'create-container')
  expect(created.map(({ cause }) => cause)).toEqual([
    { kind: 'configuration-changed', fields: ['environment.MODE'] },
    { kind: 'drifted', detail: 'shares with app, which is replaced' },
  ])
})

test('a container that was made and never started is made again where it needs files, which may be missing', async () => {
  const host = await hostAtV1()
  container(host, 'shop-web-1').state = 'created'
  const file = { root: '/', path: 'etc/web.conf', uid: 0, gid: 0, mode: 0o444, sha256: '', bytes: new Uint8Array() }
  const desired = shopState(1)
  const services = desired.services.map((service) => ({
    ...service,
    containers: service.containers.map((one) => ({ ...one, payload: { ...one.payload, files: [file] } })),
  }))
  expect(await changes(host)).toEqual(['swap    start container shop-web-1: it is created'])
  expect((await changes(host, { ...desired, services }))[0]).toContain('create container shop-web-1')
})
