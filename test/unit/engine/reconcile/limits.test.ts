import { expect, test } from 'vitest'
import type { ContainerLimits } from '#engine/reconcile/container-limits.ts'
import type { DesiredState } from '#engine/reconcile/desired-state.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { canChangeInPlace, limitChanges, limitValues, memoryToFit } from '#engine/reconcile/limit-changes.ts'
import { planHash } from '#engine/reconcile/plan-hash.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { applyTo, keptLimits, planFor } from './apply-to.ts'
import { shop, shopState } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const mib = 2 ** 20

/** The shop whose database has these limits. */
function limited(version: number, limits: Partial<ComposeService>, mode?: string): DesiredState {
  const db = shop().services['db']
  if (!db) throw new Error('The shop has a database')
  return shopState(version, { services: { db: { ...db, ...limits } }, ...(mode !== undefined && { mode }) })
}

const bare = (image: string): ComposeService => ({
  image,
  command: null,
  entrypoint: null,
  networks: { default: null },
})

const v1 = limited(1, { mem_limit: String(64 * mib) })
const v2 = limited(2, { mem_limit: String(128 * mib), restart: 'always' })

async function hostAt(state: DesiredState): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1'])
    host.images.set(image, `sha256:${image}`)
  await applyTo(host, state, null)
  host.calls.length = 0
  return host
}

const database = (host: SimulatedHost) => {
  const found = [...host.containers.values()].find(({ name }) => name === 'shop-db-1')
  if (!found) throw new Error('no database')
  return found
}

const operationsOf = async (host: SimulatedHost, desired: DesiredState, previous: DesiredState | null) => {
  const { work } = await planFor(host, desired, previous)
  return formatPlan(work.plan)
    .split('\n')
    .filter((line) => /^ {2}(before|swap|after|blocked)/.test(line) && !/ wait |make v/.test(line))
    .map((line) => line.trim())
}

test('other limits are given to the container that is there, with the reason, and the next plan is empty', async () => {
  const host = await hostAt(v1)
  const { id } = database(host)
  expect(await operationsOf(host, v2, v1)).toEqual([
    'swap    change limits of container shop-db-1, which goes on: restart from no to always, mem_limit from 64 MiB to 128 MiB, memswap_limit from 128 MiB to 256 MiB',
  ])
  expect(await applyTo(host, v2, v1)).toMatchObject({ outcome: 'APPLIED', committed: [2] })
  expect(host.calls).toEqual([expect.stringContaining('limit shop-db-1')])
  expect(database(host)).toMatchObject({
    id,
    limits: { Memory: 128 * mib, MemorySwap: 256 * mib, RestartPolicy: { Name: 'always' } },
  })
  expect(await operationsOf(host, v2, v2)).toEqual([])
  // Back, as a rollback would.
  await applyTo(host, { ...v1, version: 3 }, v2)
  expect(database(host)).toMatchObject({ id, limits: { Memory: 64 * mib, MemorySwap: 128 * mib } })
  expect(await operationsOf(host, v1, v1)).toEqual([])
})

test('a service whose limits change is waited for: less may be too little', async () => {
  const host = await hostAt(v1)
  const { plan } = (await planFor(host, v2, v1)).work
  expect(plan.operations.map(({ kind }) => kind)).toEqual(['update-container', 'wait-service', 'commit'])
  expect(plan.untouched).toEqual(['app', 'web'])
})

test('a failure later in the same apply gives the old limits back', async () => {
  const host = await hostAt(v1)
  const { id } = database(host)
  host.images.set('testbed/redis:1', 'sha256:redis')
  host.behaviour.set('testbed/redis:1', 'exits')
  const db = { ...shop().services['db'], ...bare('testbed/postgres:1'), mem_limit: String(128 * mib) }
  const cache = {
    ...bare('testbed/redis:1'),
    depends_on: { db: { condition: 'service_started', required: true } } as const,
  }
  const both = shopState(2, { services: { db, cache } })
  expect(await applyTo(host, both, v1)).toMatchObject({ outcome: 'ROLLED_BACK', undoFailure: null })
  expect(database(host)).toMatchObject({ id, limits: { Memory: 64 * mib, MemorySwap: 128 * mib } })
  expect(await operationsOf(host, v1, v1)).toEqual([])
})

test('an update that did not end is made again, whatever the container has', async () => {
  const host = await hostAt(v1)
  host.fault = { at: 0, kind: 'answer-lost' }
  // The process dies with the call: nothing is led back, and what was kept says so.
  const asked = v2.services.flatMap(({ containers }) => containers).find(({ name }) => name === 'shop-db-1')
  const record = {
    containerId: database(host).id,
    configHash: asked?.configHash ?? '',
    hashAlgorithm: 'v2',
    asked: asked?.limits ?? {},
    found: null,
  }
  keptLimits(host).set(record.containerId, record)
  database(host).limits = { Memory: 128 * mib, MemorySwap: 256 * mib }
  host.fault = null
  expect(await operationsOf(host, v1, v1)).toEqual([
    'swap    change limits of container shop-db-1, which goes on: after an update that did not end, mem_limit from 128 MiB to 64 MiB, memswap_limit from 256 MiB to 128 MiB',
  ])
  await applyTo(host, v1, v1)
  expect(database(host).limits).toEqual({ Memory: 64 * mib, MemorySwap: 128 * mib })
  expect(await operationsOf(host, v1, v1)).toEqual([])
})

test('limits that somebody else changed afterwards are seen and given back', async () => {
  const host = await hostAt(v1)
  await applyTo(host, v2, v1)
  database(host).limits = { ...database(host).limits, Memory: 32 * mib, MemorySwap: 64 * mib }
  expect(await operationsOf(host, v2, v2)).toEqual([
    'swap    change limits of container shop-db-1, which goes on: changed on the host, mem_limit from 32 MiB to 128 MiB, memswap_limit from 64 MiB to 256 MiB',
  ])
})

test('what the kernel does not know is no reason to ask for it again and again', async () => {
  const host = await hostAt(v1)
  const update = host.updateLimits.bind(host)
  host.updateLimits = (id, { MemorySwap: _ignored, ...values }) => update(id, values)
  await applyTo(host, v2, v1)
  expect(await operationsOf(host, v2, v2)).toEqual([])
})

test('memory that is in use is not taken away', async () => {
  const host = await hostAt(v2)
  host.memoryUse = 100 * mib
  const result = await applyTo(host, limited(3, { mem_limit: String(64 * mib), restart: 'always' }), v2)
  expect(result).toMatchObject({ outcome: 'UNCHANGED', failure: { code: 'LIMIT_BELOW_USE' } })
  expect(host.calls).toEqual([])
})

test('a limit that no update can take back comes with a new container, and the plan says why', async () => {
  const host = await hostAt(v1)
  const shares = limited(2, { mem_limit: String(64 * mib), cpu_shares: 512 })
  expect((await operationsOf(host, shares, v1))[0]).toBe(
    'before  create container shop-db-1 from testbed/postgres:1, beside the old one: cpu_shares from none to 512, which only a new container can have',
  )
  await applyTo(host, shares, v1)
  expect(await operationsOf(host, shares, shares)).toEqual([])
})

test('where the Engine changes no limits of a container that is made, other limits come with a new one', async () => {
  const host = await hostAt(v1)
  host.updatesContainers = false
  const { id } = database(host)
  await applyTo(host, v2, v1)
  expect([database(host).id === id, await operationsOf(host, v2, v2)]).toEqual([false, []])
})

test('containers with hashes of the first algorithm are understood: as they are, and with other limits', async () => {
  const host = await hostAt(v1)
  const all = v1.services.flatMap(({ containers }) => containers)
  for (const one of host.containers.values()) {
    const { [labels.limits]: _unknown, ...known } = one.payload.Labels ?? {}
    const hash = all.find(({ name }) => name === one.name)?.hashes.v1 ?? ''
    one.payload = {
      ...one.payload,
      Labels: { ...known, [labels.hashAlgorithm]: 'v1', [labels.configHash]: hash },
    }
  }
  expect(await operationsOf(host, v1, v1)).toEqual([])
  // Also where it is not known what ran before.
  expect(await operationsOf(host, v1, null)).toEqual([])
  expect(await operationsOf(host, v2, v1)).toEqual([expect.stringContaining('change limits of container shop-db-1')])
  await applyTo(host, v2, v1)
  expect(await operationsOf(host, v2, v2)).toEqual([])
  const v3 = limited(3, { mem_limit: String(96 * mib), restart: 'always' })
  await applyTo(host, v3, v2)
  expect(await operationsOf(host, v3, v3)).toEqual([])
  expect((await operationsOf(host, limited(4, {}, 'loud'), v3))[0]).toContain('environment.MODE changed')
})

test('the hash of a plan covers the limits that are given, also those of new containers', async () => {
  const hashOf = async (host: SimulatedHost, desired: DesiredState, previous: DesiredState | null) =>
    planHash((await planFor(host, desired, previous)).work)
  const host = await hostAt(v1)
  const other = limited(2, { mem_limit: String(256 * mib), restart: 'always' })
  expect(await hashOf(host, v2, v1)).not.toBe(await hashOf(host, other, v1))
  const empty = new SimulatedHost()
  expect(await hashOf(empty, v2, null)).not.toBe(await hashOf(empty, other, null))
})

const cases: ReadonlyArray<readonly [string, ContainerLimits, ContainerLimits, boolean]> = [
  ['more memory', { Memory: 64 * mib }, { Memory: 128 * mib }, true],
  ['memory where there was no limit', {}, { Memory: 64 * mib }, true],
  ['no limit of memory any more', { Memory: 64 * mib }, {}, true],
  ['processors where there was no limit', {}, { NanoCpus: 5e8 }, true],
  ['processes without limit', { PidsLimit: 20 }, {}, true],
  ['another weight', { BlkioWeight: 100 }, { BlkioWeight: 200 }, true],
  ['a weight where there was none', {}, { BlkioWeight: 200 }, false],
  ['no reservation any more', { MemoryReservation: mib }, {}, false],
  ['all processors again', { CpusetCpus: '0' }, {}, false],
  ['a quota in place of a count of processors', { NanoCpus: 5e8 }, { CpuQuota: 50_000 }, false],
]
test.each(cases)('%s: in place %#', (_name, from, to, expected) => {
  expect(canChangeInPlace(from, to)).toBe(expected)
  expect(canChangeInPlace(to, from)).toBe(expected)
})

test('a count of processors that the Engine still has stands in the way of a quota', () => {
  expect(canChangeInPlace({}, { CpuQuota: 50_000 }, { NanoCpus: 2e9 })).toBe(false)
})

test('two ways to say the same are no change; memory goes with its swap', () => {
  expect(
    limitChanges({ Memory: mib }, { Memory: mib, MemorySwap: 2 * mib, PidsLimit: -1, CpuPeriod: 100_000 }),
  ).toEqual([])
  expect(limitChanges({ RestartPolicy: { Name: 'no' } }, {})).toEqual([])
  expect(limitValues({ Memory: mib }, { Memory: 2 * mib, MemorySwap: 2 * mib })).toEqual({
    Memory: 2 * mib,
    MemorySwap: 2 * mib,
  })
  expect(limitValues({ Memory: mib }, {})).toEqual({ Memory: null, MemorySwap: null })
  expect([memoryToFit({ Memory: 2 }, { Memory: 4 }), memoryToFit({ Memory: 4 }, { Memory: 2 })]).toEqual([2, null])
})
