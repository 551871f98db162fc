import type { DiskUse, ImageRow, NetworkRow, ObjectUser, VolumeRow } from '#shared/model/host-objects.ts'
import type { StackId } from '#shared/model/ids.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import type { LocalImage } from '../docker/image-reference.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'
import type { RanImage } from '../images/unused-images.ts'
import { labels } from '../reconcile/labels.ts'
import type { KnownSizes } from './disk-sizes.ts'
import { keptFor } from './object-fates.ts'

/** Who has what on a host. */
export interface Owners {
  readonly containers: readonly ListedContainer[]
  /** The stack that an object with these labels belongs to. */
  readonly ownerOf: (object: { readonly labels: Readonly<Record<string, string>> }) => StackId | null
  readonly stackNames: ReadonlyMap<StackId, string>
}

/** Images of a host, those with a name first, by name; who uses each, and which kept versions would run it again. */
export function imageRows(
  images: readonly LocalImage[],
  owners: Owners,
  kept: { readonly ran: readonly RanImage[]; readonly sizes: KnownSizes | null },
): ImageRow[] {
  const shared = new Map(kept.sizes?.images.map(({ id, sharedBytes }) => [id, sharedBytes]))
  return images
    .map((image) => {
      const sharedBytes = shared.get(image.id)
      return {
        id: image.id,
        names: [...(image.tags.length > 0 ? image.tags : image.digests)].filter((name) => !name.startsWith('<none>')),
        createdAt: new Date((image.createdAt ?? 0) * 1000).toISOString(),
        sizeBytes: image.sizeBytes,
        ownBytes: sharedBytes === undefined ? null : Math.max(0, image.sizeBytes - sharedBytes),
        usedBy: usersOf(owners, ({ imageId }) => imageId === image.id),
        neededBy: neededBy(image, owners, kept.ran),
      }
    })
    .sort(byName(({ names }) => names[0] ?? '\uffff'))
}

function neededBy({ id, digests }: LocalImage, { stackNames }: Owners, ran: readonly RanImage[]): ImageRow['neededBy'] {
  const ids = new Map([...stackNames].map(([stackId, name]) => [String(stackId), { stackId, stackName: name }]))
  return ran
    .filter(({ imageId, repoDigest }) => imageId === id || (repoDigest !== null && digests.includes(repoDigest)))
    .flatMap(({ stackId, version }) => {
      const stack = ids.get(stackId)
      return stack === undefined ? [] : [{ ...stack, version }]
    })
    .sort((a, b) => b.version - a.version)
}

/** Volumes of a host by name. @param named volumes that kept versions ask for though another made them */
export function volumeRows(
  volumes: readonly ListedVolume[],
  owners: Owners,
  known: {
    readonly named: ReadonlySet<string>
    readonly anonymous: ReadonlyMap<string, StackId>
    readonly sizes: KnownSizes | null
  },
): VolumeRow[] {
  return volumes
    .map((volume) => {
      const stackId = owners.ownerOf(volume) ?? known.anonymous.get(volume.name) ?? null
      const usedBy = usersOf(owners, ({ mounts }) =>
        mounts.some(({ type, name }) => type === 'volume' && name === volume.name),
      )
      return {
        name: volume.name,
        driver: volume.driver,
        anonymous: /^[0-9a-f]{64}$/.test(volume.name),
        createdAt: momentOf(volume.createdAt ?? null),
        sizeBytes: known.sizes?.volumes.get(volume.name) ?? null,
        ...stackOf(owners, stackId),
        usedBy,
        // Data of a Compose project that no stack took over is its project's, also while that is down.
        keptFor:
          keptFor({ name: volume.name, stackId, usedBy }, known.named, 'volume') ??
          (volume.labels[labels.composeProject] === undefined ? null : 'stack'),
      }
    })
    .sort(byName(({ name }) => name))
}

/** Networks of a host by name. @param named networks that kept versions ask for though another made them */
export function networkRows(
  networks: readonly ListedNetwork[],
  owners: Owners,
  named: ReadonlySet<string>,
): NetworkRow[] {
  return networks
    .map((network) => {
      const stackId = owners.ownerOf(network)
      const usedBy = usersOf(owners, ({ networks: connected }) => connected.includes(network.name))
      return {
        id: network.id,
        name: network.name,
        driver: network.driver,
        internal: network.internal,
        subnets: network.ipam.flatMap(({ subnet }) => (subnet === '' ? [] : [subnet])),
        createdAt: momentOf(network.createdAt),
        ...stackOf(owners, stackId),
        usedBy,
        keptFor: keptFor({ name: network.name, stackId, usedBy }, named, 'network'),
      }
    })
    .sort(byName(({ name }) => name))
}

/** What everything takes, as the contract has it. */
export const diskUse = (sizes: KnownSizes | null): DiskUse | null =>
  sizes === null
    ? null
    : {
        readAt: new Date(sizes.readAt).toISOString(),
        imagesBytes: sizes.layersBytes,
        volumesBytes: [...sizes.volumes.values()].reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
        containersBytes: sizes.containersBytes,
        buildCacheBytes: sizes.buildCacheBytes,
      }

const stackOf = ({ stackNames }: Owners, stackId: StackId | null) => ({
  stackId,
  stackName: stackId === null ? null : (stackNames.get(stackId) ?? null),
})

function usersOf(owners: Owners, uses: (container: ListedContainer) => boolean): ObjectUser[] {
  return owners.containers.filter(uses).map((container) => ({
    containerId: container.id,
    name: container.name,
    running: container.state === 'running' || container.state === 'paused',
    ...stackOf(owners, owners.ownerOf(container)),
  }))
}

/** The Engine writes moments with nanoseconds and zones. */
function momentOf(text: string | null): string | null {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

const byName =
  <Row>(nameOf: (row: Row) => string) =>
  (a: Row, b: Row): number => {
    const [one, other] = [nameOf(a), nameOf(b)]
    return one < other ? -1 : one > other ? 1 : 0
  }
