import { hashAlgorithm } from '#engine/reconcile/config-hash.ts'
import { limitsOf } from '#engine/reconcile/container-limits.ts'
import { labels } from '#engine/reconcile/labels.ts'
import type { ObservedContainer, ObservedState } from '#engine/reconcile/observed-state.ts'
import { type PlannedWork, slotKey } from '#engine/reconcile/planned-work.ts'
import { parentIdsOf, withParentIds } from '#engine/reconcile/shared-containers.ts'
import type { Operation } from '#shared/model/plan.ts'

/** A host's state that a plan's operations change one after the other, as strictly as an Engine would. */
export interface SimulatedState {
  containers: Map<string, ObservedContainer>
  networks: ObservedState['networks']
  volumes: ObservedState['volumes']
  images: Map<string, string | null>
  /** Ports that a container publishes while it runs. */
  ports: Map<string, readonly number[]>
}

/** Carries a plan out in its own order. Throws where an operation is not possible, or touches what is not the stack's. */
export function simulatePlan(
  work: PlannedWork,
  state: SimulatedState,
  portsOf: (service: string) => readonly number[],
) {
  const made = new Map<string, string>()
  for (const operation of work.plan.operations) perform(operation, { work, state, made, portsOf })
}

interface Scene {
  readonly work: PlannedWork
  readonly state: SimulatedState
  readonly made: Map<string, string>
  readonly portsOf: (service: string) => readonly number[]
}

function perform(operation: Operation, scene: Scene): void {
  const { state, made, work } = scene
  switch (operation.kind) {
    case 'pull-image':
      // The tag names what it named before; where it moved, a kept container differs at the next plan.
      state.images.set(operation.image, operation.image)
      return
    case 'create-network': {
      const definition = work.networks.get(operation.name)
      if (!definition || state.networks.some(({ name }) => name === operation.name)) throw new Error('network exists')
      state.networks = [
        ...state.networks,
        {
          id: `network-${operation.name}`,
          name: operation.name,
          stackId: definition.labels[labels.stackId] ?? null,
          definitionHash: definition.labels[labels.networkHash] ?? null,
        },
      ]
      return
    }
    case 'create-volume': {
      const definition = work.volumes.get(operation.name)
      if (!definition || state.volumes.some(({ name }) => name === operation.name)) throw new Error('volume exists')
      const { name, driver, options } = definition
      state.volumes = [
        ...state.volumes,
        { name, driver: driver ?? 'local', options, stackId: definition.labels[labels.stackId] ?? null },
      ]
      return
    }
    case 'create-container':
      create(operation, scene)
      return
    case 'stop-container':
      if (!isUp(get(operation.containerId, state))) throw new Error(`stop of ${operation.name}, which does not run`)
      change(operation.containerId, state, { state: 'exited', exitCode: 0 })
      return
    case 'set-aside-container':
      rename(operation.containerId, `${operation.name}.old-command`, state)
      return
    case 'name-container':
      rename(operation.containerId ?? made.get(slotKey(operation)) ?? '', operation.name, state)
      return
    case 'start-container':
      start(operation.containerId ?? made.get(slotKey(operation)) ?? '', state)
      return
    case 'remove-container':
      if (isUp(get(operation.containerId, state))) throw new Error(`removal of ${operation.name}, which runs`)
      state.containers.delete(operation.containerId)
      return
    case 'remove-network': {
      const users = [...state.containers.values()].filter(({ networks }) => networks.includes(operation.name))
      if (users.length > 0) throw new Error(`network ${operation.name} is in use`)
      state.networks = state.networks.filter(({ id }) => id !== operation.networkId)
      return
    }
    case 'update-container': {
      const update = work.slots.get(slotKey(operation))?.update
      if (!update || update.containerId !== operation.containerId) throw new Error('no limits to give')
      if (Object.keys(update.forward).length === 0 || Object.keys(update.back).length === 0)
        throw new Error('no change')
      change(operation.containerId, state, { limits: update.asked, hashAlgorithm, configHash: update.configHash })
      return
    }
    case 'wait-service':
    case 'commit':
      return
    case 'restart-container':
    case 'remove-volume':
      throw new Error(`${operation.kind} has no place in an apply`)
  }
}

function create(operation: Extract<Operation, { kind: 'create-container' }>, { state, work, made, portsOf }: Scene) {
  const { payload: unbound, parents } = work.slots.get(slotKey(operation)) ?? {}
  if (!unbound || !parents) throw new Error('no payload')
  const ids = [...parents].map(
    ([name, key]) => [name, work.slots.get(key)?.containerId ?? made.get(key) ?? ''] as const,
  )
  for (const [name, parent] of ids)
    if (!state.containers.has(parent)) throw new Error(`${name} is not there to share with`)
  const payload = withParentIds(unbound, new Map(ids))
  const name = operation.replaces === null ? operation.name : `${operation.name}.new-command`
  if (byName(name, state)) throw new Error(`name ${name} is taken`)
  for (const network of payload.networks)
    if (!state.networks.some((candidate) => candidate.name === network.name)) throw new Error('network is missing')
  const imageId = state.images.get(payload.Image)
  if (!imageId) throw new Error(`image ${payload.Image} is not there`)
  const id = `made-${state.containers.size}-${name}`
  made.set(slotKey(operation), id)
  state.ports.set(id, portsOf(operation.service))
  state.containers.set(id, {
    id,
    name,
    service: operation.service,
    number: operation.number,
    imageId,
    state: 'created',
    health: null,
    exitCode: null,
    configHash: payload.Labels?.[labels.configHash] ?? null,
    hashAlgorithm: payload.Labels?.[labels.hashAlgorithm] ?? null,
    limits: limitsOf(payload.HostConfig),
    version: Number(payload.Labels?.[labels.version]),
    commandId: 'command',
    sharesWith: parentIdsOf(payload.Labels ?? {}),
    networks: payload.networks.map((network) => network.name),
    mounts: mountsOf(payload.HostConfig['Mounts']),
    createdAt: 1_000,
  })
}

const mountsOf = (mounts: unknown): ObservedContainer['mounts'] =>
  Array.isArray(mounts)
    ? mounts.map((mount: Record<string, string>) => ({
        type: mount['Type'] ?? '',
        name: mount['Source'] ?? null,
        destination: mount['Target'] ?? '',
      }))
    : []

const isUp = ({ state }: ObservedContainer) => state === 'running' || state === 'restarting' || state === 'paused'

function start(id: string, state: SimulatedState): void {
  const container = get(id, state)
  if (container.state === 'running' || container.state === 'paused') throw new Error(`start of ${container.name}`)
  const wanted = state.ports.get(id) ?? []
  for (const other of state.containers.values())
    if (other.id !== id && isUp(other) && (state.ports.get(other.id) ?? []).some((port) => wanted.includes(port)))
      throw new Error(`port of ${container.name} is held by ${other.name}`)
  change(id, state, { state: 'running', exitCode: null })
}

function rename(id: string, name: string, state: SimulatedState): void {
  if (byName(name, state)) throw new Error(`name ${name} is taken`)
  change(id, state, { name })
}

const byName = (name: string, state: SimulatedState) =>
  [...state.containers.values()].find((container) => container.name === name)

const change = (id: string, state: SimulatedState, values: Partial<ObservedContainer>): void => {
  state.containers.set(id, { ...get(id, state), ...values })
}

function get(id: string, state: SimulatedState): ObservedContainer {
  const container = state.containers.get(id)
  if (!container) throw new Error(`${id} is not a container of the stack`)
  return container
}
