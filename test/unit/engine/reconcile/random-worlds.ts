import fc from 'fast-check'
import { expect } from 'vitest'
import { type DesiredContainer, type DesiredState, desiredState } from '#engine/reconcile/desired-state.ts'
import { labels } from '#engine/reconcile/labels.ts'
import type { ObservedContainer, ObservedState } from '#engine/reconcile/observed-state.ts'
import { operationOrder } from '#engine/reconcile/operation-order.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import { parentServicesOf } from '#engine/reconcile/shared-containers.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import { stackId } from './shop.ts'
import { type SimulatedState, simulatePlan } from './simulate-plan.ts'

const names = ['a', 'b', 'c', 'd'] as const
const conditions = ['service_started', 'service_healthy', 'service_completed_successfully'] as const

/** What a container that goes on can be given, and what it cannot. */
const limits: fc.Arbitrary<Partial<ComposeService>> = fc.constantFrom(
  {},
  {},
  { restart: 'always' },
  { mem_limit: '67108864' },
  { mem_limit: '134217728', restart: 'on-failure:3' },
  { cpus: 0.5 },
  { cpu_quota: 50_000 },
  { cpu_shares: 512, pids_limit: 20 },
)

const service = (index: number): fc.Arbitrary<ComposeService | null> =>
  fc.option(
    fc
      .record({
        image: fc.constantFrom('image:1', 'image:2'),
        mode: fc.integer({ min: 0, max: 2 }),
        replicas: fc.integer({ min: 0, max: 2 }),
        port: fc.option(fc.integer({ min: 8000, max: 8002 })),
        volume: fc.option(fc.constantFrom('data', 'more')),
        networks: fc.subarray(['front', 'back']),
        needs: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(...conditions)), { maxLength: 2 }),
        named: fc.boolean(),
        shares: fc.option(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('ipc', 'volumes_from'))),
        limits,
        startFirst: fc.boolean(),
      })
      .map(({ image, mode, replicas, port, volume, networks, needs, named, shares, limits: given, startFirst }) => ({
        ...given,
        image,
        command: null,
        entrypoint: null,
        environment: { MODE: String(mode) },
        deploy: {
          replicas: port === null && !named ? replicas : 1,
          ...(startFirst && { update_config: { order: 'start-first' } }),
        },
        ...(named && { container_name: mode === 0 ? 'fixed' : `fixed-${index}` }),
        ...(port !== null && {
          ports: [{ mode: 'ingress', target: 80, published: String(port), protocol: 'tcp' as const }],
        }),
        ...(volume !== null && { volumes: [{ type: 'volume' as const, source: volume, target: '/data' }] }),
        ...(shares !== null &&
          shares[0] < index && {
            [shares[1]]: shares[1] === 'ipc' ? `service:${names[shares[0]]}` : [`${names[shares[0]]}:ro`],
          }),
        networks: Object.fromEntries(networks.map((network) => [network, null])),
        depends_on: Object.fromEntries(
          needs
            .filter(([other]) => other < index)
            .map(([other, condition]) => [names[other] ?? 'a', { condition, required: true }]),
        ),
      })),
    { freq: 4 },
  )

/** No document gives one container name to two services. */
function withoutTwins(services: Record<string, ComposeService>): Record<string, ComposeService> {
  const seen = new Set<string>()
  return Object.fromEntries(
    Object.entries(services).map(([name, one]) => {
      if (one.container_name === undefined) return [name, one]
      const isTwin = seen.has(one.container_name)
      seen.add(one.container_name)
      return [name, isTwin ? { ...one, container_name: `${one.container_name}-${name}` } : one]
    }),
  )
}

/** No document that is applied shares with a service that has no container. */
function withoutLoners(services: Record<string, ComposeService>): Record<string, ComposeService> {
  return Object.fromEntries(
    Object.entries(services).map(([name, one]) => {
      const isLost = parentServicesOf(one).some((parent) => (services[parent]?.deploy?.replicas ?? 0) === 0)
      const { ipc: _ipc, volumes_from: _from, ...rest } = one
      return [name, isLost ? rest : one]
    }),
  )
}

const project: fc.Arbitrary<ComposeProject> = fc
  .record({ services: fc.tuple(service(0), service(1), service(2), service(3)), internal: fc.boolean() })
  .map(({ services, internal }) => ({
    name: 'world',
    services: withoutLoners(
      withoutTwins(
        Object.fromEntries(services.flatMap((one, index) => (one ? [[names[index] ?? 'a', one] as const] : []))),
      ),
    ),
    networks: {
      default: { name: 'world_default' },
      front: { name: 'world_front', internal },
      back: { name: 'world_back' },
    },
    volumes: { data: { name: 'world_data' }, more: { name: 'world_more' } },
  }))

const state = (version: number) => project.map((one) => desiredState(one, { stackId, stackName: 'world', version }))

const containerStates = ['created', 'running', 'running', 'running', 'paused', 'restarting', 'exited', 'dead'] as const

interface Appearance {
  readonly there: boolean
  readonly state: (typeof containerStates)[number]
  readonly suffix: '' | '.old-1' | '.new-1'
  readonly image: 'same' | 'other'
  readonly lostNetwork: boolean
  readonly garbled: boolean
  /** Its labels are of the first algorithm, which knew of no limits apart. */
  readonly isOld: boolean
  /** Somebody gave it other limits. */
  readonly drifted: boolean
  readonly anonymous: boolean
  /** It shares with a container that is gone. */
  readonly orphaned: boolean
}

const appearance: fc.Arbitrary<Appearance> = fc.record({
  there: fc.boolean(),
  state: fc.constantFrom(...containerStates),
  suffix: fc.constantFrom('', '', '', '.old-1', '.new-1'),
  image: fc.constantFrom('same', 'same', 'other'),
  lostNetwork: fc.boolean(),
  garbled: fc.boolean(),
  isOld: fc.boolean(),
  drifted: fc.boolean(),
  anonymous: fc.boolean(),
  orphaned: fc.boolean(),
})

const world = fc.record({
  desired: state(2),
  previous: state(1),
  appearances: fc.array(appearance, { minLength: 16, maxLength: 16 }),
  knowsPrevious: fc.boolean(),
  imageIsThere: fc.boolean(),
})

const slotsOf = ({ services }: DesiredState): readonly DesiredContainer[] =>
  services.flatMap(({ containers }) => containers)

function observe(container: DesiredContainer, look: Appearance, index: number): ObservedContainer {
  const networks = container.payload.networks.map(({ name }) => name)
  return {
    id: `id-${index}`,
    name: `${container.name}${look.suffix}`,
    service: container.service,
    number: container.number,
    imageId: look.image === 'same' ? container.payload.Image : 'another',
    state: look.state,
    health: null,
    exitCode: look.state === 'exited' ? 0 : null,
    configHash: look.garbled ? 'garbled' : container.hashes[look.isOld ? 'v1' : 'v2'],
    hashAlgorithm: look.isOld ? 'v1' : 'v2',
    ...(!look.isOld && { limits: container.limits }),
    ...(look.drifted && !look.isOld && { limits: { CpuQuota: 20_000 }, limitsAre: 'drifted' }),
    version: Number(container.payload.Labels?.[labels.version]),
    commandId: 'earlier',
    sharesWith: look.orphaned ? ['gone'] : [],
    networks: look.lostNetwork ? networks.slice(1) : networks,
    mounts: [
      ...container.volumes.map((name) => ({ type: 'volume', name, destination: '/data' })),
      ...(look.anonymous ? [{ type: 'volume', name: '0123456789abcdef'.repeat(4), destination: '/cache' }] : []),
    ],
    createdAt: index,
  }
}

function build({
  desired,
  previous,
  appearances,
  imageIsThere,
}: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const candidates = [...slotsOf(previous), ...slotsOf(desired)]
  const containers = new Map<string, ObservedContainer>()
  const ports = new Map<string, readonly number[]>()
  candidates.forEach((container, index) => {
    const look = appearances[index % appearances.length]
    if (!look?.there) return
    // What a kept container was made from cannot be compared with an image that is not there.
    const image = imageIsThere ? look.image : 'same'
    const seen = observe(container, { ...look, image }, index)
    if ([...containers.values()].some(({ name }) => name === seen.name)) return
    const wanted = portsOf(index < slotsOf(previous).length ? previous : desired)(container.service)
    const running = look.state === 'running' || look.state === 'restarting' || look.state === 'paused'
    // No Engine runs two containers that publish the same port.
    const taken = [...containers.values()].some(
      (other) => other.state !== 'exited' && (ports.get(other.id) ?? []).some((port) => wanted.includes(port)),
    )
    if (running && taken) return
    containers.set(seen.id, seen)
    ports.set(seen.id, running ? wanted : [])
  })
  const own = previous.networks
    .slice(0, 2)
    .flatMap(({ name, definition }) =>
      definition
        ? [{ id: `own-${name}`, name, stackId, definitionHash: definition.labels[labels.networkHash] ?? null }]
        : [],
    )
  const state: SimulatedState = {
    containers,
    networks: [...own, { id: 'foreign', name: 'foreign', stackId: 'another', definitionHash: null }],
    volumes: [
      ...previous.volumes.map(({ name }) => ({ name, driver: 'local', options: {}, stackId })),
      { name: 'foreign', driver: 'local', options: {}, stackId: null },
    ],
    images: new Map([
      ['image:1', imageIsThere ? 'image:1' : null],
      ['image:2', 'image:2'],
    ]),
    ports,
  }
  return state
}

const portsOf = (desired: DesiredState) => (name: string) =>
  (desired.services.find((one) => one.name === name)?.definition.ports ?? []).map(({ published }) => Number(published))

const asObserved = (state: SimulatedState): ObservedState => ({
  apiVersion: '1.41',
  containers: [...state.containers.values()],
  foreignContainers: [{ name: 'foreign', running: true, publishedPorts: [], volumes: [] }],
  networks: state.networks,
  volumes: state.volumes,
  images: state.images,
  imageDigests: new Map(),
  imageSizes: new Map(),
  heldPorts: [],
  subnets: [],
  registry: new Map(),
})

/**
 * Plans and carries out `worlds` generated worlds: the plan is possible step by step and reaches the version, the second
 * plan is empty, and nothing of others is touched.
 */
export function checkPlans(worlds: number): void {
  fc.assert(
    fc.property(world, (input) => {
      const { desired, previous, knowsPrevious } = input
      const state = build(input)
      const known = knowsPrevious ? previous : null
      const before = asObserved(state)
      const work = reconcile({ desired, observed: before, previous: known, hostName: 'local', anonymousVolumes: [] })
      expect(
        reconcile({ desired, observed: before, previous: known, hostName: 'local', anonymousVolumes: [] }),
      ).toEqual(work)
      if (work.plan.conflicts.length > 0) return
      simulatePlan(work, state, portsOf(desired))
      const after = asObserved(state)
      const again = reconcile({ desired, observed: after, previous: desired, hostName: 'local', anonymousVolumes: [] })
      expect(again.plan.operations).toEqual([])
      const ids = new Set(after.containers.map(({ id }) => id))
      const lost = after.containers.flatMap(({ service: name, sharesWith }) =>
        desired.services.find((one) => one.name === name)?.sharesWith.length
          ? sharesWith.filter((id) => !ids.has(id))
          : [],
      )
      expect(lost).toEqual([])
      expect(after.containers.map(({ name }) => name).sort()).toEqual(
        slotsOf(desired)
          .map(({ name }) => name)
          .sort(),
      )
      expect(after.networks.some(({ id }) => id === 'foreign')).toBe(true)
      expect(before.volumes.every(({ name }) => after.volumes.some((volume) => volume.name === name))).toBe(true)
    }),
    { numRuns: worlds },
  )
}

/** Holds the order of operations of generated worlds against the order of the plan. */
export function checkOrder(worlds: number): void {
  fc.assert(
    fc.property(world, (input) => {
      const { desired, previous } = input
      const { plan, servicesBefore } = reconcile({
        desired,
        observed: asObserved(build(input)),
        previous,
        hostName: 'local',
        anonymousVolumes: [],
      })
      const order = operationOrder(plan.operations, servicesBefore)
      const commit = plan.operations.findIndex(({ kind }) => kind === 'commit')
      order.forEach((waitsFor, index) => {
        expect(waitsFor.every((earlier) => earlier < index)).toBe(true)
        if (index === commit) expect(waitsFor).toHaveLength(commit)
        if (commit >= 0 && index > commit) expect(waitsFor).toContain(commit)
      })
    }),
    { numRuns: worlds },
  )
}
