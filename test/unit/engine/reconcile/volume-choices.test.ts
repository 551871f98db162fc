import fc from 'fast-check'
import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { planHash } from '#engine/reconcile/plan-hash.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import type { ReconcileInput } from '#engine/reconcile/reconcile-input.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { applyTo } from './apply-to.ts'
import { shop, stackId } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const state = (version: number, driver_opts: Record<string, string> = {}) =>
  desiredState(
    { ...shop(), volumes: { data: { name: 'shop_data', driver_opts } } },
    { stackId, stackName: 'shop', version },
  )

const v1 = state(1)
const v2 = state(2, { type: 'tmpfs', device: 'tmpfs' })
/** First digits of the hash of what the second version asks of the volume. */
const beside = /^shop_data\.[0-9a-f]{8}$/

async function hostAtV1(): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  await applyTo(host, v1, null)
  return host
}

async function planOf(
  host: SimulatedHost,
  desired = v2,
  choices: Partial<NonNullable<ReconcileInput['volumeChoices']>> = {},
) {
  const observed = await host.observe({ stackId, images: desired.services.map(({ definition }) => definition.image) })
  const volumeChoices = { asked: {}, made: [], ...choices }
  return reconcile({ desired, observed, previous: v1, hostName: 'local', anonymousVolumes: [], volumeChoices })
}

const chosen = (asked: VolumeChoices) => ({ asked })

test('a volume that is not what the document asks blocks the plan, which offers to keep it or to use a new one', async () => {
  const { plan } = await planOf(await hostAtV1())
  expect(plan.conflicts).toMatchObject([
    {
      code: 'VOLUME_DIVERGED',
      choices: [
        { volume: 'shop_data', choice: 'keep', name: 'shop_data' },
        { volume: 'shop_data', choice: 'new', name: expect.stringMatching(beside) },
      ],
    },
  ])
  expect(plan.conflicts[0]?.next).toContain('--volume shop_data=keep')
})

test('keeping it changes nothing on the host, and the plan says what it is not', async () => {
  const host = await hostAtV1()
  const work = await planOf(host, v2, chosen({ shop_data: 'keep' }))
  expect(work.plan.operations.map(({ kind }) => kind)).toEqual(['commit'])
  expect(work.plan.volumes).toEqual([{ name: 'shop_data', fate: 'kept', usedBy: ['db'], unlike: ['driver_opts'] }])
  expect(formatPlan(work.plan)).toContain(
    'shop_data: kept as it is, with another driver_opts than the document asks, used by db',
  )
  // What was chosen is kept, so that the next plan of the same document asks nobody.
  const again = await planOf(host, v2, { made: work.volumeChoices ?? [] })
  expect(again.plan.conflicts).toEqual([])
  // Another document is another question.
  expect(
    (await planOf(host, state(3, { type: 'nfs' }), { made: work.volumeChoices ?? [] })).plan.conflicts,
  ).toHaveLength(1)
})

test('a new one is made beside it and used from then on; going back uses the old one, whose data stayed', async () => {
  const host = await hostAtV1()
  const work = await planOf(host, v2, chosen({ shop_data: 'new' }))
  const name = work.plan.volumes.find(({ fate }) => fate === 'created')?.name ?? ''
  expect(name).toMatch(beside)
  expect(work.plan.volumes).toEqual([
    { name, fate: 'created', usedBy: ['db'] },
    { name: 'shop_data', fate: 'orphaned', usedBy: [] },
  ])
  expect(work.plan.operations.filter(({ kind }) => kind === 'create-container')).toMatchObject([
    { service: 'db', cause: { kind: 'drifted', detail: `volume ${name} is not mounted` } },
  ])
  await applyTo(host, v2, v1, { work })
  expect(host.volumes.map((volume) => [volume.name, volume.options])).toEqual([
    ['shop_data', {}],
    [name, { type: 'tmpfs', device: 'tmpfs' }],
  ])
  const again = await planOf(host)
  expect([again.plan.conflicts, again.plan.operations.map(({ kind }) => kind)]).toEqual([[], ['commit']])
  const back = await planOf(host, state(3))
  expect(back.plan.volumes).toEqual([
    { name: 'shop_data', fate: 'kept', usedBy: ['db'] },
    { name, fate: 'orphaned', usedBy: [] },
  ])
  expect(back.plan.operations.some(({ kind }) => kind === 'create-container')).toBe(true)
})

test('the choice is part of what is approved', async () => {
  const host = await hostAtV1()
  const hashes = [
    planHash(await planOf(host)),
    planHash(await planOf(host, v2, chosen({ shop_data: 'keep' }))),
    planHash(await planOf(host, v2, chosen({ shop_data: 'new' }))),
  ]
  expect(new Set(hashes).size).toBe(3)
})

test('no choice for any volumes has a volume of the host removed, or used without saying what it is not', async () => {
  const options = fc.dictionary(fc.constantFrom('type', 'device', 'o'), fc.constantFrom('a', 'b'), { maxKeys: 2 })
  const choice = fc.option(fc.constantFrom('keep', 'new'), { nil: undefined })
  const host = await hostAtV1()
  await fc.assert(
    fc.asyncProperty(options, options, choice, async (found, asked, made) => {
      host.volumes = [{ name: 'shop_data', driver: 'local', options: found, stackId }]
      const { plan, slots } = await planOf(host, state(2, asked), made ? chosen({ shop_data: made }) : {})
      const isSame = JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(asked).sort())
      expect(plan.operations.some(({ kind }) => kind === 'remove-volume')).toBe(false)
      expect(plan.conflicts).toHaveLength(isSame || made ? 0 : 1)
      const old = plan.volumes.find(({ name }) => name === 'shop_data')
      if (plan.conflicts.length === 0) expect(old?.fate).toBe(isSame || made === 'keep' ? 'kept' : 'orphaned')
      if (plan.conflicts.length === 0 && old?.fate === 'kept') expect(old.unlike !== undefined).toBe(!isSame)
      const mounts = JSON.stringify(slots.get('db/1')?.payload?.HostConfig['Mounts'] ?? [])
      if (!isSame && made === 'new') expect(mounts).toMatch(/shop_data\.[0-9a-f]{8}/)
    }),
  )
})

test('a network that containers of others use is not made anew, and the plan names them', async () => {
  const host = await hostAtV1()
  const desired = desiredState(shop({ internal: true }), { stackId, stackName: 'shop', version: 2 })
  expect((await planOf(host, desired)).plan.conflicts).toEqual([])
  host.foreign = [{ name: 'guest', running: true, publishedPorts: [], volumes: [], networks: ['shop_default'] }]
  expect((await planOf(host, desired)).plan.conflicts).toMatchObject([
    { code: 'NETWORK_IN_USE', message: expect.stringContaining('guest') },
  ])
})
