import { StackId } from '#shared/model/ids.ts'
import type { ContainerFact } from '#shared/model/stack.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import { labelNumber } from '../docker/label-number.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'
import { labels } from '../reconcile/labels.ts'

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

/** Sorts a host's objects by the stack that they belong to. */
export function observeStacks(listing: HostListing): ReadonlyMap<StackId, StackObservation> {
  const containers = byStack(listing.containers)
  const volumes = byStack(listing.volumes)
  const networks = byStack(listing.networks)
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
): Map<StackId, Item[]> {
  const found = new Map<StackId, Item[]>()
  for (const item of items) {
    const id = StackId.safeParse(item.labels[labels.stackId])
    if (id.success) found.set(id.data, [...(found.get(id.data) ?? []), item])
  }
  return found
}

const names = (items: ReadonlyArray<{ readonly name: string }>): readonly string[] =>
  items.map((item) => item.name).sort()

function byService(containers: readonly ListedContainer[]): ReadonlyMap<string, readonly ContainerFact[]> {
  const found = new Map<string, ContainerFact[]>()
  const inOrder = [...containers].sort((a, b) => numberOf(a) - numberOf(b) || a.createdAt - b.createdAt)
  for (const container of inOrder) {
    const service = container.labels[labels.serviceName] ?? ''
    found.set(service, [...(found.get(service) ?? []), toFact(container)])
  }
  return found
}

/** Replica number of a container, 1 where its label is missing. */
export const numberOf = (container: ListedContainer): number => labelNumber(container.labels, labels.number) ?? 1

function toFact(container: ListedContainer): ContainerFact {
  return {
    id: container.id,
    name: container.name,
    number: numberOf(container),
    // A rollback may have created it by digest or id; people know it by the document's name.
    image: container.labels[labels.image] ?? container.image,
    state: container.state,
    health: container.health,
    statusText: container.statusText,
    exitCode: container.exitCode,
    createdAt: new Date(container.createdAt * 1000).toISOString(),
    version: labelNumber(container.labels, labels.version),
    ports: container.ports,
  }
}
