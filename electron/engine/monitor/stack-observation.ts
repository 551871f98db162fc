import { StackId } from '#shared/model/ids.ts'
import type { ContainerFact } from '#shared/model/stack.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import { labelNumber } from '../docker/label-number.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'
import { labels } from '../reconcile/labels.ts'
import { composeProjectOf, numberOf, serviceOf } from '../reconcile/stack-owner.ts'

/** What one host has of one stack. */
export interface StackObservation {
  /** By service, each in order of number, then of creation. */
  readonly containers: ReadonlyMap<string, readonly ContainerFact[]>
  /** Names, sorted. */
  readonly volumes: readonly string[]
  readonly networks: readonly string[]
}

export const emptyObservation: StackObservation = { containers: new Map(), volumes: [], networks: [] }

/** What list calls of one host gave, of objects that carry a stack's id. */
export interface HostListing {
  readonly containers: readonly ListedContainer[]
  readonly volumes: readonly ListedVolume[]
  readonly networks: readonly ListedNetwork[]
}

/** Stacks that took a Compose project over, by the project. */
export type Adoptions = ReadonlyMap<string, StackId>

/** Sorts a host's objects by the stack that made them, or took them over. */
export function observeStacks(
  listing: HostListing,
  adoptions: Adoptions = new Map(),
): ReadonlyMap<StackId, StackObservation> {
  const containers = byStack(listing.containers, adoptions)
  const volumes = byStack(listing.volumes, adoptions)
  const networks = byStack(listing.networks, adoptions)
  const ids = new Set([...containers.keys(), ...volumes.keys(), ...networks.keys()])
  return new Map(
    [...ids].map((id) => [
      id,
      {
        containers: byService(containers.get(id) ?? []),
        volumes: names(volumes.get(id) ?? []),
        networks: names(networks.get(id) ?? []),
      },
    ]),
  )
}

/** Stacks whose observation differs. The status text ages by itself ("Up 3 minutes") and makes no difference. */
export function changedStacks(
  before: ReadonlyMap<StackId, StackObservation>,
  after: ReadonlyMap<StackId, StackObservation>,
): readonly StackId[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids].filter((id) => fingerprint(before.get(id)) !== fingerprint(after.get(id)))
}

function fingerprint(observation: StackObservation | undefined): string {
  if (observation === undefined) return ''
  const containers = [...observation.containers.values()].flat().map((fact) => ({ ...fact, statusText: '' }))
  return JSON.stringify([containers, observation.volumes, observation.networks])
}

/** Labels are anybody's to write: one that is no stack id of ours is nobody's. */
function byStack<Item extends { readonly labels: Readonly<Record<string, string>> }>(
  items: readonly Item[],
  adoptions: Adoptions,
): Map<StackId, Item[]> {
  const found = new Map<StackId, Item[]>()
  for (const item of items) {
    const id = ownerOf(item.labels, adoptions)
    if (id) found.set(id, [...(found.get(id) ?? []), item])
  }
  return found
}

/** The stack that an object with these labels belongs to; null for one of nobody's. */
export function ownerOf(found: Readonly<Record<string, string>>, adoptions: Adoptions): StackId | null {
  const project = composeProjectOf(found)
  if (project !== null) return adoptions.get(project) ?? null
  return StackId.safeParse(found[labels.stackId]).data ?? null
}

const names = (items: ReadonlyArray<{ readonly name: string }>): readonly string[] =>
  items.map((item) => item.name).sort()

function byService(containers: readonly ListedContainer[]): ReadonlyMap<string, readonly ContainerFact[]> {
  const found = new Map<string, ContainerFact[]>()
  const inOrder = [...containers].sort((a, b) => numberOf(a.labels) - numberOf(b.labels) || a.createdAt - b.createdAt)
  for (const container of inOrder) {
    const service = serviceOf(container.labels)
    found.set(service, [...(found.get(service) ?? []), toFact(container)])
  }
  return found
}

/** A container as the contract shows it. */
export function toFact(container: ListedContainer): ContainerFact {
  return {
    id: container.id,
    name: container.name,
    number: numberOf(container.labels),
    // A rollback may have created it by digest or id; people know it by the document's name.
    image: container.labels[labels.image] ?? container.image,
    state: container.state,
    health: container.health,
    statusText: container.statusText,
    exitCode: container.exitCode,
    createdAt: new Date(container.createdAt * 1000).toISOString(),
    version: labelNumber(container.labels, labels.version),
    ports: container.ports,
    networks: [...container.networks],
  }
}
