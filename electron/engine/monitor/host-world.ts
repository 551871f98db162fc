import type { ListedContainer } from '../docker/container-listing.ts'
import type { EngineEvent } from '../docker/events.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'

/** Everything that is known of one host: every container, and the networks and volumes of stacks. */
export interface HostWorld {
  readonly containers: ReadonlyMap<string, ListedContainer>
  readonly networks: readonly ListedNetwork[]
  readonly volumes: readonly ListedVolume[]
}

export const emptyWorld: HostWorld = { containers: new Map(), networks: [], volumes: [] }

/** What has to be looked at again. `everything` stands for all of the others. */
export interface Touched {
  readonly everything: boolean
  /** Ids of containers. */
  readonly containers: ReadonlySet<string>
  /** True where a network or a volume came or went. */
  readonly objects: boolean
}

export const nothingTouched: Touched = { everything: false, containers: new Set(), objects: false }
export const everythingTouched: Touched = { everything: true, containers: new Set(), objects: true }

/** What an event says may be different now. */
export function touchedBy(event: Pick<EngineEvent, 'type' | 'action' | 'id' | 'attributes'>): Touched {
  if (event.type === 'container') return { ...nothingTouched, containers: new Set([event.id]) }
  if (event.type !== 'network' && event.type !== 'volume') return nothingTouched
  if (event.action === 'create' || event.action === 'destroy') return { ...nothingTouched, objects: true }
  const container = event.attributes['container']
  return container ? { ...nothingTouched, containers: new Set([container]) } : nothingTouched
}

export const touchedTogether = (one: Touched, other: Touched): Touched => ({
  everything: one.everything || other.everything,
  containers: other.containers.size === 0 ? one.containers : new Set([...one.containers, ...other.containers]),
  objects: one.objects || other.objects,
})

export const isTouched = ({ everything, containers, objects }: Touched): boolean =>
  everything || objects || containers.size > 0

/** The containers as a look at all of them, or at some of them, showed: of those looked at, the missing ones are gone. */
export function withContainers(
  before: HostWorld['containers'],
  lookedAt: ReadonlySet<string> | 'all',
  found: readonly ListedContainer[],
): HostWorld['containers'] {
  const now = new Map(lookedAt === 'all' ? [] : before)
  if (lookedAt !== 'all') for (const id of lookedAt) now.delete(id)
  for (const container of found) now.set(container.id, container)
  return now
}

/**
 * Ids of containers that are not the same in both. The status text ages by itself ("Up 3 minutes") and makes no
 * difference.
 */
export function changedContainers(before: HostWorld['containers'], after: HostWorld['containers']): readonly string[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids].filter((id) => {
    const [was, is] = [before.get(id), after.get(id)]
    // One that was not looked at is the same object.
    return was !== is && fingerprint(was) !== fingerprint(is)
  })
}

const fingerprint = (container: ListedContainer | undefined): string =>
  container === undefined ? '' : JSON.stringify({ ...container, statusText: '' })
