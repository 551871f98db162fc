import { expect, test } from 'vitest'
import { labels } from '#engine/reconcile/labels.ts'
import { parentIdsOf, parentServicesOf, withParentIds } from '#engine/reconcile/shared-containers.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { applyTo, planFor } from './apply-to.ts'
import { shop, shopState } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const side: ComposeService = {
  image: 'testbed/nginx:1',
  command: null,
  entrypoint: null,
  networks: { default: null },
  ipc: 'service:app',
  pid: 'service:db',
  volumes_from: ['app:ro', 'db', 'container:elsewhere:rw'],
}

const state = (version: number, mode = 'plain') =>
  shopState(version, { mode, services: { ...shop().services, ...withMode(mode), side } })
const withMode = (mode: string) => {
  const app = shop({ mode }).services['app']
  return app ? { app } : {}
}

async function hostWithSide(): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  expect(await applyTo(host, state(1), null)).toMatchObject({ outcome: 'APPLIED', failure: null })
  return host
}

const named = (host: SimulatedHost, name: string) => {
  const found = [...host.containers.values()].find((one) => one.name === name)
  if (!found) throw new Error(`no container ${name}`)
  return found
}

test('a service is tied to every service whose namespace or mounts it takes', () => {
  expect(parentServicesOf(side)).toEqual(['app', 'db'])
  expect(parentServicesOf({ ...side, ipc: 'host', pid: 'container:x', volumes_from: [] })).toEqual([])
})

test('names of containers become ids where they are known, and the ids are kept in a label', () => {
  const payload = {
    Image: 'i',
    HostConfig: {
      NetworkMode: 'shop_default',
      IpcMode: 'container:shop-app-1',
      VolumesFrom: ['shop-app-1:ro', 'other'],
    },
    networks: [],
  }
  const bound = withParentIds(payload, new Map([['shop-app-1', 'id-1']]))
  expect(bound).toEqual({
    ...payload,
    Labels: { [labels.sharesWith]: 'id-1' },
    HostConfig: { NetworkMode: 'shop_default', IpcMode: 'container:id-1', VolumesFrom: ['id-1:ro', 'other'] },
  })
  expect(parentIdsOf(bound.Labels ?? {})).toEqual(['id-1'])
  expect(withParentIds(payload, new Map())).toBe(payload)
})

test('a container is created with the ids of those it shares with, and the next plan is empty', async () => {
  const host = await hostWithSide()
  const [app, db] = [named(host, 'shop-app-1').id, named(host, 'shop-db-1').id]
  expect(named(host, 'shop-side-1').payload.HostConfig).toMatchObject({
    IpcMode: `container:${app}`,
    PidMode: `container:${db}`,
    VolumesFrom: [`${app}:ro`, db, 'elsewhere:rw'],
  })
  expect((await planFor(host, state(1), state(1))).work.plan.operations).toEqual([])
})

test('it is made again with the new container of the one it shares with, and only then', async () => {
  const host = await hostWithSide()
  const before = named(host, 'shop-side-1').id
  expect(await applyTo(host, state(2, 'loud'), state(1))).toMatchObject({ outcome: 'APPLIED', failure: null })
  expect(named(host, 'shop-side-1').id).not.toBe(before)
  expect(named(host, 'shop-side-1').payload.HostConfig['IpcMode']).toBe(`container:${named(host, 'shop-app-1').id}`)
  expect((await planFor(host, state(2, 'loud'), state(2, 'loud'))).work.plan.operations).toEqual([])
})

test('it is made again where the one it shares with is gone', async () => {
  const host = await hostWithSide()
  const side1 = named(host, 'shop-side-1')
  side1.payload = { ...side1.payload, Labels: { ...side1.payload.Labels, [labels.sharesWith]: 'gone' } }
  const { work } = await planFor(host, state(1), state(1))
  expect(work.plan.operations.find(({ kind }) => kind === 'create-container')).toMatchObject({
    service: 'side',
    cause: { kind: 'drifted', detail: 'shares with a container of app that is gone' },
  })
})

test('an anonymous volume that came with the mounts of another is not mounted by name', async () => {
  const host = await hostWithSide()
  const [own, taken] = ['ab'.repeat(32), 'cd'.repeat(32)]
  const mount = (name: string, target: string) => ({ Type: 'volume', Source: name, Target: target })
  const give = (name: string, mounts: readonly object[]) => {
    const one = named(host, name)
    one.payload = { ...one.payload, HostConfig: { ...one.payload.HostConfig, Mounts: mounts } }
  }
  give('shop-app-1', [mount(taken, '/taken')])
  give('shop-side-1', [mount(taken, '/taken'), mount(own, '/own')])
  await applyTo(host, state(2, 'loud'), state(1))
  expect(named(host, 'shop-app-1').payload.HostConfig['Mounts']).toEqual([mount(taken, '/taken')])
  expect(named(host, 'shop-side-1').payload.HostConfig['Mounts']).toEqual([mount(own, '/own')])
})
