import { AppError } from '#shared/contract/app-error.ts'
import type { NetworkRow, PruneKind, PrunePreview, PruneResult, VolumeRow } from '#shared/model/host-objects.ts'
import type { StackId } from '#shared/model/ids.ts'
import { loadDocument } from '../compose/load-document.ts'
import { listContainers } from '../docker/container-listing.ts'
import { listImages } from '../docker/images.ts'
import { listNetworks, removeNetwork } from '../docker/networks.ts'
import { listVolumes, removeVolume } from '../docker/volumes.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { findUnusedImages, pruneImages } from '../images/image-clean-up.ts'
import { imagesOfKept } from '../images/unused-images.ts'
import { ownerOf } from '../monitor/stack-observation.ts'
import { diskUse, imageRows, networkRows, type Owners, volumeRows } from '../objects/list-objects.ts'
import { networkPrune, type PruneList, pruneHash, removeObjects, volumePrune } from '../objects/prune-objects.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { cleanUpOf } from './images.ts'
import { implementer } from './implementer.ts'

/** Images, volumes and networks of a host, and cleaning up. */
export function implementObjects(parts: EngineParts) {
  const { hosts, connections, diskSizes, versions, settings } = parts
  const { images, volumes, networks, previewPrune, prune } = implementer.objects

  return {
    images: images.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const either = signalOf(parts, signal)
      const [found, owners] = await Promise.all([
        listImages(connections.client(host.id), either),
        readOwners(parts, host, either),
      ])
      const { keepImagesOfVersions } = await settings.get()
      const ran = imagesOfKept(await versions.imagesOnHost(host.id), keepImagesOfVersions)
      const sizes = diskSizes.of(host.id)
      return { items: imageRows(found, owners, { ran, sizes }), disk: diskUse(sizes) }
    }),

    volumes: volumes.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const items = await readVolumes(parts, host, signalOf(parts, signal))
      return { items: [...items], disk: diskUse(diskSizes.of(host.id)) }
    }),

    networks: networks.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      return { items: [...(await readNetworks(parts, host, signalOf(parts, signal)))] }
    }),

    previewPrune: previewPrune.handler(async ({ input, signal }) =>
      preview(parts, await hosts.get(input.host), input.what, signalOf(parts, signal)),
    ),

    prune: prune.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const { what, approved } = input
      if (what === 'volumes' && input.confirm !== host.name) {
        throw new AppError('CONFIRMATION_MISMATCH', { stack: host.name })
      }
      const either = signalOf(parts, signal)
      const now = await preview(parts, host, what, either)
      if (now.hash !== approved) throw new AppError('PRUNE_CHANGED', { host: host.name, what })
      const result = await removeWhat(parts, host, now, either)
      diskSizes.forget(host.id)
      parts.changes.publish({ kind: 'objects', hostId: host.id })
      return result
    }),
  }
}

async function preview(
  parts: EngineParts,
  host: StoredHost,
  what: PruneKind,
  signal: AbortSignal,
): Promise<PrunePreview> {
  const list = await pruneListOf(parts, host, what, signal)
  return { hostId: host.id, what, hash: pruneHash(what, list), ...list }
}

async function pruneListOf(
  parts: EngineParts,
  host: StoredHost,
  what: PruneKind,
  signal: AbortSignal,
): Promise<PruneList> {
  if (what === 'volumes') return volumePrune(await readVolumes(parts, host, signal))
  if (what === 'networks') return networkPrune(await readNetworks(parts, host, signal))
  const { unused, kept } = await findUnusedImages(await cleanUpOf(parts, host), signal)
  const nameOf = ({ id, names }: (typeof unused)[number]) => names[0] ?? id.replace(/^sha256:/, '').slice(0, 12)
  return {
    remove: unused.map((image) => ({ id: image.id, name: nameOf(image), bytes: image.ownBytes })),
    keep: kept.map((image) => ({ id: image.id, name: nameOf(image), keptFor: image.keptFor })),
    bytes: unused.reduce((sum, { ownBytes }) => sum + ownBytes, 0),
  }
}

async function removeWhat(
  parts: EngineParts,
  host: StoredHost,
  approved: PrunePreview,
  signal: AbortSignal,
): Promise<PruneResult> {
  const cleanUp = await cleanUpOf(parts, host)
  const { client, mayRemove } = cleanUp
  await mayRemove()
  switch (approved.what) {
    case 'volumes':
      return removeObjects(approved, ({ id }) => removeVolume(client, id, signal), mayRemove)
    case 'networks':
      return removeObjects(approved, ({ id }) => removeNetwork(client, id, signal), mayRemove)
    case 'images': {
      const ids = approved.remove.map(({ id }) => id)
      const { removed, left, freedBytes } = await pruneImages(cleanUp, ids, signal)
      const named = ({ id, names }: { readonly id: string; readonly names: readonly string[] }) => ({
        id,
        name: names[0] ?? id,
      })
      return {
        removed: removed.map(named),
        left: left.map((one) => ({ ...named(one), reason: one.reason })),
        freedBytes,
      }
    }
  }
}

async function readVolumes(parts: EngineParts, host: StoredHost, signal: AbortSignal): Promise<readonly VolumeRow[]> {
  const [found, owners, named, anonymous] = await Promise.all([
    listVolumes(parts.connections.client(host.id), {}, signal),
    readOwners(parts, host, signal),
    namesInKeptVersions(parts, host, 'volumes'),
    anonymousVolumes(parts, host),
  ])
  return volumeRows(found, owners, { named, anonymous, sizes: parts.diskSizes.of(host.id) })
}

async function readNetworks(parts: EngineParts, host: StoredHost, signal: AbortSignal): Promise<readonly NetworkRow[]> {
  const [found, owners, named] = await Promise.all([
    listNetworks(parts.connections.client(host.id), {}, signal),
    readOwners(parts, host, signal),
    namesInKeptVersions(parts, host, 'networks'),
  ])
  return networkRows(found, owners, named)
}

/** Containers are asked for anew: what is removed is decided by what is there now. */
async function readOwners(parts: EngineParts, host: StoredHost, signal: AbortSignal): Promise<Owners> {
  const [containers, stacks, adoptions] = await Promise.all([
    listContainers(parts.connections.client(host.id), {}, signal),
    parts.stacks.listByHost(host.id),
    parts.stacks.adoptions(host.id),
  ])
  return {
    containers,
    ownerOf: ({ labels }) => ownerOf(labels, adoptions),
    stackNames: new Map(stacks.map(({ id, name }) => [id, name])),
  }
}

async function anonymousVolumes({ stacks }: EngineParts, host: StoredHost): Promise<ReadonlyMap<string, StackId>> {
  const found = await Promise.all(
    (await stacks.listByHost(host.id)).map(async ({ id }) =>
      (await stacks.anonymousVolumes(id)).map((name) => [name, id] as const),
    ),
  )
  return new Map(found.flat())
}

/** Names of volumes or networks in the documents of the versions that a stack can go back to. */
async function namesInKeptVersions(
  { stacks, versions, settings }: EngineParts,
  host: StoredHost,
  what: 'volumes' | 'networks',
): Promise<ReadonlySet<string>> {
  const { keepImagesOfVersions: limit } = await settings.get()
  const names = new Set<string>()
  for (const stack of await stacks.listByHost(host.id)) {
    const { items } = await versions.list({ stackId: stack.id, limit })
    const kept = new Set([
      ...items.map(({ number }) => number),
      ...(stack.currentVersion === null ? [] : [stack.currentVersion]),
    ])
    for (const number of kept) {
      const { document } = await versions.get(stack.id, number)
      for (const { name } of Object.values(definedIn({ name: stack.name, document }, what))) names.add(name)
    }
  }
  return names
}

/** None for a document that an older Stackwright took and this one refuses; what its stack made carries its label. */
function definedIn(request: Parameters<typeof loadDocument>[0], what: 'volumes' | 'networks') {
  try {
    return loadDocument(request).project[what]
  } catch {
    return {}
  }
}
