import type { Operation, Plan, VolumeFate } from '#shared/model/plan.ts'
import { carriedOver, withCarriedOver } from './anonymous-volumes.ts'
import { containerConflicts } from './conflicts.ts'
import { containerOperations, swapContextOf } from './container-operations.ts'
import type { ContainerPayload } from './host-driver.ts'
import { planNetworks } from './network-plan.ts'
import type { ObservedState } from './observed-state.ts'
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
import { planVolumes } from './volume-plan.ts'

/**
 * The way from what is observed to what is desired. Pure and deterministic: the same input gives the same plan, and a host
 * that is as desired gives one without operations. Only objects that carry the stack's id are ever touched.
 */
export function reconcile(input: ReconcileInput): PlannedWork {
  const { desired, observed, previous, hostName } = input
  const resources = { stackId: desired.stackId, hostName, observed }
  const networks = planNetworks(desired.networks, resources)
  const volumes = planVolumes(desired.volumes, resources)
  const newNetworks = new Set(networks.definitions.keys())
  const decisions = decideAll(input, { networkNames: networks.names, newNetworks })
  const slots = plannedSlots(decisions, networks.names)
  const operations = [
    ...beforeOperations(decisions, observed, [...networks.create, ...volumes.create]),
    ...containerOperations(input, decisions),
    ...networks.remove,
  ]
  const plan: Plan = {
    stackName: desired.stackName,
    hostName,
    fromVersion: previous?.version ?? null,
    toVersion: desired.version,
    operations: withCommit(operations, input),
    volumes: [...volumes.fates, ...carriedOverFates(decisions)],
    conflicts: [...networks.conflicts, ...volumes.conflicts, ...containerConflicts(desired, observed, hostName)],
    untouched: untouchedServices(desired, operations),
    images: imageChanges(input, decisions),
  }
  const servicesBefore = dependenciesByService(desired)
  return { plan, slots, networks: networks.definitions, volumes: volumes.definitions, servicesBefore }
}

/** In dependency order, so that a service which shares another's network knows what becomes of that one. */
function decideAll(
  { desired, observed, previous }: ReconcileInput,
  networks: Pick<DecisionContext, 'networkNames' | 'newNetworks'>,
): readonly SlotDecision[] {
  const recreated = new Set<string>()
  const context = { observed, previous, ...networks, isRecreated: (service: string) => recreated.has(service) }
  return desired.services.flatMap((service) => {
    const decisions = service.containers.map((container) => decideSlot(service, container, context))
    if (decisions.some(({ create }) => create !== null)) recreated.add(service.name)
    return decisions
  })
}

function beforeOperations(
  decisions: readonly SlotDecision[],
  observed: ObservedState,
  resources: readonly Operation[],
): readonly Operation[] {
  const context = swapContextOf(observed, new Set())
  return [
    ...pullOperations(decisions, observed),
    ...resources,
    ...decisions.flatMap((decision) => createOperation(decision, context)),
  ]
}

function pullOperations(decisions: readonly SlotDecision[], observed: ObservedState): readonly Operation[] {
  const images = decisions.filter(({ create }) => create !== null).map(({ container }) => container.payload.Image)
  return [...new Set(images)]
    .filter((image) => (observed.images.get(image) ?? null) === null)
    .sort()
    .map((image) => ({ kind: 'pull-image', phase: 'before', cause: { kind: 'missing' }, image }))
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

function plannedSlots(
  decisions: readonly SlotDecision[],
  networkNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, PlannedSlot> {
  return new Map(
    decisions.map((decision) => [
      slotKey(decision.container),
      {
        containerId: decision.keep?.id ?? null,
        payload: decision.create === null ? null : payloadOf(decision, networkNames),
      },
    ]),
  )
}

function payloadOf(decision: SlotDecision, networkNames: ReadonlyMap<string, string>): ContainerPayload {
  const { payload } = decision.container
  const networks = payload.networks.map((network) => ({
    ...network,
    name: networkNames.get(network.name) ?? network.name,
  }))
  const main = networks[0]
  const HostConfig = main ? { ...payload.HostConfig, NetworkMode: main.name } : payload.HostConfig
  return withCarriedOver({ ...payload, networks, HostConfig }, carriedOverBy(decision))
}

const carriedOverBy = ({ container, create, leave }: SlotDecision) => {
  const old = leave.find(({ cause }) => cause.kind === 'replaced')
  return create === null || !old ? [] : carriedOver(old.container, container.payload)
}

const carriedOverFates = (decisions: readonly SlotDecision[]): readonly VolumeFate[] =>
  decisions.flatMap((decision) =>
    carriedOverBy(decision).map(({ name }) => ({ name, fate: 'kept', usedBy: [decision.container.service] })),
  )

function imageChanges({ desired, previous }: ReconcileInput, decisions: readonly SlotDecision[]): Plan['images'] {
  const created = new Set(decisions.filter(({ create }) => create !== null).map(({ container }) => container.service))
  return desired.services
    .filter(({ name }) => created.has(name))
    .map(({ name, definition }) => ({
      service: name,
      from: previous?.services.find((service) => service.name === name)?.definition.image ?? null,
      to: definition.image,
    }))
    .filter(({ from, to }) => from !== to)
}
