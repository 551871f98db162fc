import type { Operation, Plan } from '#shared/model/plan.ts'
import type { DesiredState } from './desired-state.ts'
import type { ContainerPayload, NetworkDefinition, VolumeDefinition } from './host-driver.ts'
import type { LimitUpdate } from './limit-changes.ts'
import type { MadeVolumeChoice } from './made-volume-choice.ts'

/** The container of one place of a stack, as the execution needs it. */
export interface PlannedSlot {
  /** What to create; null where the plan creates nothing here. */
  readonly payload: ContainerPayload | null
  /** The other limits that the container which stays gets; absent where it keeps those it has. */
  readonly update?: LimitUpdate
  /** The container that stays here; null where the plan creates it. */
  readonly containerId: string | null
  /** Places whose containers are there before this one is created, by the final names of those containers. */
  readonly parents: ReadonlyMap<string, string>
}

/** A plan with the material that its operations are made of. Execution reads nothing else and decides nothing. */
export interface PlannedWork {
  readonly plan: Plan
  /** By `slotKey`. */
  readonly slots: ReadonlyMap<string, PlannedSlot>
  /** By name on the host. */
  readonly networks: ReadonlyMap<string, NetworkDefinition>
  /** By name on the host. */
  readonly volumes: ReadonlyMap<string, VolumeDefinition>
  /** To be kept with the commit; absent where there is nothing to choose. */
  readonly volumeChoices?: readonly MadeVolumeChoice[]
  /** For each service, those whose operations of the swap end before its own begin. */
  readonly servicesBefore: ReadonlyMap<string, readonly string[]>
}

/** Names the place of a container in a stack, for example `web/1`. */
export const slotKey = (slot: { readonly service: string; readonly number: number }): string =>
  `${slot.service}/${slot.number}`

/** The slot of an operation on one container; null for all others. */
export const slotKeyOf = (operation: Operation): string | null =>
  'number' in operation && operation.number !== undefined
    ? slotKey({ service: operation.service, number: operation.number })
    : null

/** For each service, the services it depends on directly. */
export const dependenciesByService = (desired: DesiredState): ReadonlyMap<string, readonly string[]> =>
  new Map(desired.services.map(({ name, dependsOn }) => [name, dependsOn.map(({ service }) => service)]))

/** For each service, the services that depend on it directly: the order of stopping. */
export const dependentsByService = (desired: DesiredState): ReadonlyMap<string, readonly string[]> =>
  new Map(
    desired.services.map(({ name }) => [
      name,
      desired.services.filter((other) => other.dependsOn.some(({ service }) => service === name)).map((o) => o.name),
    ]),
  )

/** Services of the version that no operation names. */
export function untouchedServices(desired: DesiredState, operations: readonly Operation[]): string[] {
  const touched = new Set(operations.flatMap((operation) => ('service' in operation ? [operation.service] : [])))
  return desired.services.map(({ name }) => name).filter((name) => !touched.has(name))
}
