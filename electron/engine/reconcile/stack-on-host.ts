import type { Plan, VolumeFate } from '#shared/model/plan.ts'
import { anonymousFates, ownAnonymousVolumes } from './anonymous-fates.ts'
import type { DesiredState } from './desired-state.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'

/** What planning without a new version needs. */
export interface StackOnHost {
  readonly stackId: string
  readonly stackName: string
  readonly hostName: string
  readonly observed: ObservedState
  /** The current version; null where none was ever applied. Gives the order of services. */
  readonly current: DesiredState | null
  /** Names of the anonymous volumes that the stack's containers ever mounted. */
  readonly anonymousVolumes: readonly string[]
}

/** A plan that does nothing and ends in no version: what start, stop, restart and removal fill. */
export const emptyPlan = (stack: StackOnHost): Plan => ({
  stackName: stack.stackName,
  hostName: stack.hostName,
  fromVersion: stack.current?.version ?? null,
  toVersion: null,
  operations: [],
  volumes: [...namedVolumes(stack), ...anonymousVolumes(stack)],
  conflicts: [],
  warnings: [],
  unchecked: [],
  untouched: [],
  images: [],
})

const namedVolumes = ({ stackId, current, observed }: StackOnHost): readonly VolumeFate[] =>
  observed.volumes
    .filter((volume) => volume.stackId === stackId)
    .map(({ name }) => ({ name, fate: 'kept', usedBy: usersOf(name, current) }))

const anonymousVolumes = ({ observed, anonymousVolumes: tracked }: StackOnHost): readonly VolumeFate[] =>
  anonymousFates(ownAnonymousVolumes(observed, tracked), (volume) =>
    observed.containers
      .filter(({ mounts }) => mounts.some(({ name }) => name === volume))
      .map(({ service }) => service),
  )

const usersOf = (volume: string, current: DesiredState | null): string[] => [
  ...(current?.volumes.find(({ name }) => name === volume || isBeside(volume, name))?.usedBy ?? []),
]

/** True for a volume that was made beside the one of that name, because somebody chose so. */
const isBeside = (volume: string, name: string): boolean =>
  volume.startsWith(`${name}.`) && /^[0-9a-f]{8}$/.test(volume.slice(name.length + 1))

/** What a container operation says of its container. */
export const placeOf = ({ service, number, id, name }: ObservedContainer) => ({
  service,
  number,
  containerId: id,
  name,
})

/** Services that nobody else depends on first; services that the version does not know before all of them. */
export function inStopOrder(
  containers: readonly ObservedContainer[],
  current: DesiredState | null,
): readonly ObservedContainer[] {
  const order = (current?.services ?? []).map(({ name }) => name).reverse()
  const place = ({ service }: ObservedContainer) => order.indexOf(service)
  return [...containers].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1))
}
