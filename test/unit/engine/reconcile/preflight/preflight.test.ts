import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import type { ObservedState } from '#engine/reconcile/observed-state.ts'
import { planHash } from '#engine/reconcile/plan-hash.ts'
import type { HostSurvey, MachineView } from '#engine/reconcile/preflight/host-survey.ts'
import { preflight, surveyRequestOf } from '#engine/reconcile/preflight/preflight.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { Plan } from '#shared/model/plan.ts'
import { stackId } from '../shop.ts'
import { SimulatedHost } from '../simulated-host.ts'

const gib = 2 ** 30

const machine: MachineView = {
  ...{ listening: [], paths: new Map(), disk: { folder: '/var/lib/docker', freeBytes: 100 * gib } },
  ...{ emulators: [], routes: [] },
}
const survey: HostSurvey = {
  ...{ memoryBytes: 8 * gib, cpus: 4, platform: { os: 'linux', architecture: 'amd64' }, addressPools: null },
  ...{ images: new Map([['sha256:app', { os: 'linux', architecture: 'amd64' }]]), machine },
}

interface World {
  readonly service?: Partial<ComposeService>
  readonly network?: Partial<ComposeProject['networks'][string]>
  readonly observed?: Partial<ObservedState>
  readonly survey?: Partial<HostSurvey>
  readonly machine?: Partial<MachineView>
  /** The image is on the host. */
  readonly isPulled?: boolean
}

async function prepared(world: World) {
  const service = { image: 'app:1', command: null, entrypoint: null, networks: { default: null }, ...world.service }
  const project: ComposeProject = {
    ...{ name: 'shop', services: { app: service }, volumes: {} },
    networks: { default: { name: 'shop_default', internal: false, ...world.network } },
  }
  const state = desiredState(project, { stackId, stackName: 'shop', version: 1 })
  const host = new SimulatedHost()
  if (world.isPulled !== false) host.images.set('app:1', 'sha256:app')
  const seen = await host.observe({ stackId, images: ['app:1'] })
  const observed = { ...seen, ...world.observed }
  const work = reconcile({ desired: state, observed, previous: null, hostName: 'local', anonymousVolumes: [] })
  return { work, state, observed }
}

async function planned(world: World): Promise<Plan> {
  const input = await prepared(world)
  const view = world.survey?.machine === null ? null : { ...machine, ...world.machine }
  return preflight({ ...input, survey: { ...survey, ...world.survey, machine: view } }).plan
}

const codes = ({ conflicts, warnings, unchecked }: Plan) => ({
  conflicts: conflicts.map(({ code }) => code),
  warnings: warnings.map(({ code }) => code),
  unchecked: unchecked.length,
})
const nothing = { conflicts: [], warnings: [], unchecked: 0 }

const published = (host_ip?: string): Partial<ComposeService> => ({
  ports: [
    { mode: 'ingress', target: 80, published: '8080', protocol: 'tcp', ...(host_ip !== undefined && { host_ip }) },
  ],
})
const listener = (address: string, more: Partial<{ port: number; protocol: string; holder: string }> = {}) => ({
  ...{ address, port: 8080, protocol: 'tcp', holder: null },
  ...more,
})

test('a host with room for everything says nothing', async () => {
  expect(codes(await planned({ service: published() }))).toEqual(nothing)
})

test.each([
  ['every address', undefined, '127.0.0.1'],
  ['every address of IPv4', '0.0.0.0', '127.0.0.1'],
  ['one address', '127.0.0.1', '0.0.0.0'],
  ['the same address', '127.0.0.1', '127.0.0.1'],
  ['an address of IPv4 beside a program on every address of IPv6', '127.0.0.1', '::'],
  ['every address beside a program on IPv6 only', undefined, '::1'],
])('a program that listens is in the way of %s', async (_, wanted, held) => {
  const listening = [listener(held, { holder: 'nginx (process 7)' })]
  const { conflicts } = await planned({ service: published(wanted), machine: { listening } })
  expect(conflicts).toMatchObject([{ code: 'PORT_IN_USE', message: expect.stringContaining('nginx (process 7)') }])
})

test.each([
  ['another address', '127.0.0.1', listener('192.0.2.1')],
  ['IPv6 only', '0.0.0.0', listener('::1')],
  ['another protocol', undefined, listener('0.0.0.0', { protocol: 'udp' })],
  ['another port', undefined, listener('0.0.0.0', { port: 8081 })],
])('a program that listens on %s is in nobody’s way', async (_, wanted, held) => {
  expect(codes(await planned({ service: published(wanted), machine: { listening: [held] } }))).toEqual(nothing)
})

test('what the Engine listens on for a container is no program of the host', async () => {
  const observed = { heldPorts: [{ hostIp: '0.0.0.0', port: 8080, protocol: 'tcp' }] }
  const listening = [listener('0.0.0.0'), listener('::')]
  expect(codes(await planned({ service: published(), observed, machine: { listening } }))).toEqual(nothing)
})

test('a host elsewhere leaves ports, folders and room unchecked, and says so', async () => {
  const bind = { type: 'bind', source: '/srv/data', target: '/data' } as const
  const service = { ...published(), volumes: [bind] }
  const plan = await planned({ service, survey: { machine: null }, isPulled: false })
  expect(plan.unchecked).toEqual([
    'whether another program of local holds port 8080',
    'whether local has room for the images to pull',
    'whether /srv/data exists on local',
  ])
  expect(codes(plan)).toMatchObject({ conflicts: [], warnings: [] })
})

test('a subnet that another network has blocks, and the network is named', async () => {
  const observed = { subnets: [{ network: 'office', driver: 'bridge', subnet: '10.1.0.0/16' }] }
  const network = { ipam: { config: [{ subnet: '10.1.2.0/24' }] } }
  const { conflicts } = await planned({ network, observed })
  expect(conflicts).toMatchObject([{ code: 'SUBNET_TAKEN', message: expect.stringContaining('office') }])
  const apart = { ipam: { config: [{ subnet: '10.2.0.0/24' }] } }
  expect(codes(await planned({ network: apart, observed }))).toEqual(nothing)
})

test('pools that are full block where the Engine names them, and warn where they are only taken to be so', async () => {
  const subnets = [{ network: 'office', driver: 'bridge', subnet: '10.9.0.0/24' }]
  const addressPools = [{ base: '10.9.0.0/24', size: 24 }]
  const full = await planned({ observed: { subnets }, survey: { addressPools } })
  expect(codes(full)).toEqual({ ...nothing, conflicts: ['ADDRESS_POOLS_EXHAUSTED'] })
  const routed = await planned({ survey: { addressPools }, machine: { routes: ['10.0.0.0/8'] } })
  expect(codes(routed)).toEqual({ ...nothing, warnings: ['ADDRESS_RANGES_SHORT'] })
  const builtIn = ['172.16.0.0/12', '192.168.0.0/16'].map((subnet) => ({ network: subnet, driver: 'bridge', subnet }))
  expect(codes(await planned({ observed: { subnets: builtIn } }))).toEqual({
    ...nothing,
    warnings: ['ADDRESS_RANGES_SHORT'],
  })
})

test.each([
  ['a pull onto a full disk', { freeBytes: 2 ** 20, isPulled: false, says: { conflicts: ['NO_SPACE_ON_HOST'] } }],
  ['a pull onto a disk with little room', { freeBytes: gib / 2, isPulled: false, says: { warnings: ['DISK_SHORT'] } }],
  ['a container on a disk with some room', { freeBytes: gib / 2, isPulled: true, says: {} }],
  ['a container on a full disk', { freeBytes: 2 ** 20, isPulled: true, says: { warnings: ['DISK_SHORT'] } }],
])('%s', async (_, { freeBytes, isPulled, says }) => {
  const disk = { folder: '/var/lib/docker', freeBytes }
  expect(codes(await planned({ machine: { disk }, isPulled }))).toEqual({ ...nothing, ...says })
})

test('an image that replaces a large one is expected to be as large', async () => {
  const observed = {
    imageDigests: new Map([['sha256:old', [`app@sha256:${'a'.repeat(64)}`]]]),
    imageSizes: new Map([['sha256:old', 3 * gib]]),
  }
  const disk = { folder: '/var/lib/docker', freeBytes: 2 * gib }
  const plan = await planned({ observed, isPulled: false, machine: { disk } })
  expect(plan.warnings).toMatchObject([{ code: 'DISK_SHORT', message: expect.stringContaining('3 GiB') }])
})

test('memory limits of all containers together are held against the host', async () => {
  const plan = await planned({ service: { mem_limit: String(3 * gib), deploy: { replicas: 3 } } })
  expect(plan.warnings).toMatchObject([{ code: 'MEMORY_SHORT', message: expect.stringContaining('9 GiB') }])
  expect(codes(await planned({ service: { mem_limit: String(3 * gib) } }))).toEqual(nothing)
})

test('more processors than there are is what the Engine refuses', async () => {
  expect(codes(await planned({ service: { cpus: 8 } })).conflicts).toEqual(['TOO_MANY_CPUS'])
  expect(codes(await planned({ service: { cpus: 4 } }))).toEqual(nothing)
})

test('an image for another processor blocks where nothing emulates it, and warns where something may', async () => {
  const images = new Map([['sha256:app', { os: 'linux', architecture: 'arm64' }]])
  const none = await planned({ survey: { images } })
  expect(codes(none).conflicts).toEqual(['IMAGE_NOT_FOR_PLATFORM'])
  for (const emulators of [['python3', 'qemu-aarch64'], ['rosetta'], null])
    expect(codes(await planned({ survey: { images }, machine: { emulators } }))).toEqual({
      ...nothing,
      warnings: ['OTHER_PROCESSOR'],
    })
  const smaller = new Map([['sha256:app', { os: 'linux', architecture: '386' }]])
  expect(codes(await planned({ survey: { images: smaller } }))).toEqual(nothing)
})

test('a missing bind source blocks where the document wants it there, else it warns of an empty folder', async () => {
  const paths = new Map([['/srv/data', false]])
  const mount = { type: 'bind', source: '/srv/data', target: '/data' } as const
  const made = await planned({ service: { volumes: [mount] }, machine: { paths } })
  expect(codes(made)).toEqual({ ...nothing, warnings: ['BIND_SOURCE_MADE'] })
  const strict = { ...mount, bind: { create_host_path: false } }
  const refused = await planned({ service: { volumes: [mount, { ...strict, target: '/other' }] }, machine: { paths } })
  expect(codes(refused)).toEqual({ ...nothing, conflicts: ['BIND_SOURCE_MISSING'] })
  const there = new Map([['/srv/data', true]])
  expect(codes(await planned({ service: { volumes: [strict] }, machine: { paths: there } }))).toEqual(nothing)
})

test('what the checks find changes no hash: an approved plan is not outlived by a warning', async () => {
  const input = await prepared({ service: published() })
  const full = { ...machine, disk: { folder: '/', freeBytes: 0 }, listening: [listener('::')] }
  const found = preflight({ ...input, survey: { ...survey, machine: full } })
  expect(found.plan.conflicts.length + found.plan.warnings.length).toBe(2)
  expect(planHash(found)).toBe(planHash(input.work))
})

test('a plan that makes and starts nothing asks the host nothing more', async () => {
  const input = await prepared({})
  const work = { ...input.work, plan: { ...input.work.plan, operations: [] } }
  expect(surveyRequestOf({ ...input, work })).toBeNull()
  expect(surveyRequestOf(input)).toEqual({ imageIds: ['sha256:app'], paths: [], ports: [] })
})
