import type { Operation, Plan, VolumeFate } from '#shared/model/plan.ts'
import { anonymousFates, ownAnonymousVolumes } from './anonymous-fates.ts'
import { anonymousMounts, carriedOver, withCarriedOver } from './anonymous-volumes.ts'
import { engineConflicts } from './api-needs.ts'
import { containerConflicts } from './conflicts.ts'
import { containerOperations, swapContextOf } from './container-operations.ts'
import type { DesiredState } from './desired-state.ts'
import type { ContainerPayload } from './host-driver.ts'
import { imageChanges } from './image-changes.ts'
import { type ImageSource, imageSource, mountedImages, registryConflicts } from './image-source.ts'
import { planNetworks } from './network-plan.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'
import {
  dependenciesByService,
  type PlannedSlot,
  type PlannedWork,
  slotKey,
  untouchedServices,
} from './planned-work.ts'
import type { ReconcileInput } from './reconcile-input.ts'
import { type DecisionContext, decideSlot, type SlotDecision } from './slot-decision.ts'
import { createOperation } from './swap-operations.ts'
import { chooseVolumes } from './volume-choices.ts'
import { planVolumes } from './volume-plan.ts'

/**
 * The way from what is observed to what is desired. Pure and deterministic: the same input gives the same plan, and a host
 * that is as desired gives one without operations. Only objects that carry the stack's id are ever touched.
 */
export function reconcile(asked: ReconcileInput): PlannedWork {
  const chosen = chooseVolumes(asked)
  const input = { ...asked, desired: chosen.desired }
  const { desired, observed, previous, hostName } = input
  const resources = { stackId: desired.stackId, hostName, observed }
  const networks = planNetworks(desired.networks, resources)
  const volumes = planVolumes(desired.volumes, { ...resources, asTheyAre: chosen.asTheyAre })
  const newNetworks = new Set(networks.definitions.keys())
  const decisions = decideAll(input, { networkNames: networks.names, newNetworks })
  const sources = imageSources(input, decisions)
  const slots = plannedSlots(decisions, { desired, observed, networkNames: networks.names, sources })
  const containers = containerOperations(input, decisions)
  const operations = [
    ...beforeOperations(input, decisions, { resources: [...networks.create, ...volumes.create], sources }),
    ...containers.operations,
    ...networks.remove,
  ]
  const plan: Plan = {
    stackName: desired.stackName,
    hostName,
    fromVersion: previous?.version ?? null,
    toVersion: desired.version,
    operations: withCommit(operations, input),
    volumes: [...volumes.fates, ...anonymousVolumeFates(input, decisions)],
    conflicts: [
      ...networks.conflicts,
      ...volumes.conflicts,
      ...chosen.conflicts,
      ...engineConflicts(desired, { apiVersion: observed.apiVersion, hostName }),
      ...containerConflicts(desired, observed, hostName),
      ...registryConflicts(desired.services, observed),
      ...[...sources.values()].flatMap(({ conflict }) => conflict ?? []),
    ],
    warnings: [],
    unchecked: [],
    untouched: untouchedServices(desired, operations),
    images: imageChanges(input, decisions),
    ...(containers.orders.length > 0 && { swapOrders: [...containers.orders] }),
  }
  const servicesBefore = dependenciesByService(desired)
  return {
    plan,
    slots,
    networks: networks.definitions,
    volumes: volumes.definitions,
    servicesBefore,
    volumeChoices: chosen.made,
  }
}

/** In dependency order, so that a service which shares with another knows what becomes of that one. */
function decideAll(
  { desired, observed, previous }: ReconcileInput,
  networks: Pick<DecisionContext, 'networkNames' | 'newNetworks'>,
): readonly SlotDecision[] {
  const first = new Map<string, SlotDecision>()
  const context = { observed, previous, ...networks, firstOf: (service: string) => first.get(service) ?? null }
  return desired.services.flatMap((service) => {
    const decisions = service.containers.map((container) => decideSlot(service, container, context))
    if (decisions[0]) first.set(service.name, decisions[0])
    return decisions
  })
}

/** By service, for those of which a container is made. */
type ImageSources = ReadonlyMap<string, ImageSource>

function imageSources(
  { desired, observed, hostName }: ReconcileInput,
  decisions: readonly SlotDecision[],
): ImageSources {
  const created = new Set(decisions.filter(({ create }) => create !== null).map(({ container }) => container.service))
  return new Map(
    desired.services
      .filter(({ name }) => created.has(name))
      .map((service) => [service.name, imageSource(service, observed, hostName)]),
  )
}

function beforeOperations(
  { desired, observed }: ReconcileInput,
  decisions: readonly SlotDecision[],
  { resources, sources }: { readonly resources: readonly Operation[]; readonly sources: ImageSources },
): readonly Operation[] {
  const context = swapContextOf(observed)
  const imageOf = (service: string) => sources.get(service)?.reference ?? ''
  return [
    ...pullOperations(desired, observed, sources),
    ...resources,
    ...decisions.flatMap((decision) => createOperation(decision, imageOf(decision.container.service), context)),
  ]
}

/** Images of the containers that are made, and those they mount, each once for a platform. By name. */
function pullOperations(desired: DesiredState, observed: ObservedState, sources: ImageSources): readonly Operation[] {
  const wanted = desired.services.flatMap(({ name, definition }) => {
    const source = sources.get(name)
    if (!source) return []
    const mounted = mountedImages(definition).filter((image) => !observed.images.get(image))
    const platform = definition.platform === undefined ? {} : { platform: definition.platform }
    const tag = source.tag === null ? {} : { tag: source.tag }
    return [
      ...(source.pull === null ? [] : [{ image: source.pull, ...tag, ...platform }]),
      ...mounted.map((image) => ({ image, ...platform })),
    ]
  })
  const distinct = new Map(wanted.map((pull) => [`${pull.image} ${pull.platform ?? ''}`, pull]))
  return [...distinct]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pull]) => ({ kind: 'pull-image', phase: 'before', cause: { kind: 'missing' }, ...pull }))
}

/** Something that changes, or another version number, is committed once: after the swap and before anything is removed. */
function withCommit(operations: readonly Operation[], { desired, previous }: ReconcileInput): Operation[] {
  if (operations.length === 0 && previous?.version === desired.version) return []
  const commit: Operation = { kind: 'commit', phase: 'swap', cause: { kind: 'requested' }, version: desired.version }
  return [
    ...operations.filter(({ phase }) => phase !== 'after'),
    commit,
    ...operations.filter(({ phase }) => phase === 'after'),
  ]
}

/** What a payload is completed with beside its own document. */
interface HostNames extends Pick<ReconcileInput, 'desired' | 'observed'> {
  /** Name on the host by name in the document. */
  readonly networkNames: ReadonlyMap<string, string>
  readonly sources: ImageSources
}

function plannedSlots(decisions: readonly SlotDecision[], names: HostNames): ReadonlyMap<string, PlannedSlot> {
  return new Map(
    decisions.map((decision) => [
      slotKey(decision.container),
      {
        containerId: decision.keep?.id ?? null,
        parents: parentsOf(decision.container.service, names.desired),
        payload: decision.create === null ? null : payloadOf(decision, names),
        ...(decision.update && { update: decision.update }),
      },
    ]),
  )
}

function parentsOf(service: string, { services }: DesiredState): ReadonlyMap<string, string> {
  const parents = new Set(services.find(({ name }) => name === service)?.sharesWith)
  return new Map(
    services
      .filter(({ name }) => parents.has(name))
      .flatMap(({ containers }) => containers.slice(0, 1).map((first) => [first.name, slotKey(first)] as const)),
  )
}

function payloadOf(decision: SlotDecision, { networkNames, observed, sources }: HostNames): ContainerPayload {
  const { payload, service } = decision.container
  const networks = payload.networks.map((network) => ({
    ...network,
    name: networkNames.get(network.name) ?? network.name,
  }))
  const main = networks[0]
  const HostConfig = main ? { ...payload.HostConfig, NetworkMode: main.name } : payload.HostConfig
  const Image = sources.get(service)?.reference ?? payload.Image
  return withCarriedOver({ ...payload, Image, networks, HostConfig }, carriedOverBy(decision, observed))
}

function carriedOverBy({ container, create, leave }: SlotDecision, observed: ObservedState) {
  const old = leave.find(({ cause }) => cause.kind === 'replaced')
  if (create === null || !old) return []
  // What it took from another container comes from that one's successor again.
  const taken = new Set(parentsMounts(old.container, observed))
  return carriedOver(old.container, container.payload).filter(({ name }) => !taken.has(name))
}

const parentsMounts = ({ sharesWith }: ObservedContainer, observed: ObservedState): readonly string[] =>
  observed.containers
    .filter(({ id }) => sharesWith.includes(id))
    .flatMap(anonymousMounts)
    .map(({ name }) => name)

/** A container that stays keeps what it mounts; one that follows another mounts what was carried over. */
function anonymousVolumeFates(input: ReconcileInput, decisions: readonly SlotDecision[]): readonly VolumeFate[] {
  const users = decisions.flatMap((decision) => {
    const volumes = decision.keep ? anonymousMounts(decision.keep) : carriedOverBy(decision, input.observed)
    return volumes.map(({ name }) => ({ name, service: decision.container.service }))
  })
  return anonymousFates(ownAnonymousVolumes(input.observed, input.anonymousVolumes), (volume) =>
    users.filter(({ name }) => name === volume).map(({ service }) => service),
  )
}
