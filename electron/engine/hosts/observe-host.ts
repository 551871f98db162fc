import { z } from 'zod'
import { inspectConfiguration, inspectImageDefaults } from '../docker/container-configuration.ts'
import { findContainerFile } from '../docker/container-file.ts'
import { type ListedContainer, listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { createImageFinder } from '../docker/image-reference.ts'
import { listImages } from '../docker/images.ts'
import { labelNumber } from '../docker/label-number.ts'
import { type ListedNetwork, listNetworks } from '../docker/networks.ts'
import { readAbilities } from '../docker/system.ts'
import { type ListedVolume, listVolumes } from '../docker/volumes.ts'
import type { AdoptedContainer, FoundFile, ProcessConfiguration } from '../reconcile/adopted-container.ts'
import type { ContainerHooks } from '../reconcile/container-hooks.ts'
import { ContainerLimits, limitsOf } from '../reconcile/container-limits.ts'
import type { ObserveRequest } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'
import type {
  ForeignContainer,
  ObservedContainer,
  ObservedNetwork,
  ObservedState,
  ObservedVolume,
} from '../reconcile/observed-state.ts'
import { type LimitRecord, withRecordedLimits } from '../reconcile/recorded-limits.ts'
import { parentIdsOf, tiedIdsOf } from '../reconcile/shared-containers.ts'
import { isAdopted, isOwned, numberOf, type StackOwner, serviceOf } from '../reconcile/stack-owner.ts'
import { askRegistries, type FindLogin } from './ask-registry.ts'

/**
 * Reads everything that planning needs with four list calls and a ping at once, about 10 ms for 50 containers, and what the
 * registries are asked. Only containers that the stack took over from Compose are looked at one by one, and their images.
 */
export async function observeHost(
  client: DockerClient,
  request: ObserveRequest & { readonly findLogin: FindLogin },
  signal: AbortSignal,
): Promise<ObservedState> {
  const [abilities, registry, containers, networks, volumes, images] = await Promise.all([
    readAbilities(client, signal),
    askRegistries(client, { images: request.registry ?? [], findLogin: request.findLogin }, signal),
    listContainers(client, {}, signal),
    listNetworks(client, {}, signal),
    listVolumes(client, {}, signal),
    listImages(client, signal),
  ])
  const isOwn = (container: ListedContainer) => isOwned(request, container.labels)
  const own = containers.filter(isOwn)
  const adopted = await inspectAdopted(
    client,
    { containers: own.filter((container) => isAdopted(request, container.labels)), files: request.files ?? new Map() },
    signal,
  )
  const recorded = await readRecorded(client, { containers: own, records: request.limits ?? [] }, signal)
  const findImage = createImageFinder(images)
  const ableTo = abilities.updatesContainers ? {} : { limitsAreFixed: true as const }
  return {
    apiVersion: abilities.apiVersion,
    containers: own.map((container) => ({
      ...recorded(observeContainer(container, adopted.get(container.id))),
      ...ableTo,
    })),
    foreignContainers: containers.filter((container) => !isOwn(container)).map(observeForeign),
    networks: networks.map((network) => observeNetwork(network, request)),
    volumes: volumes.map((volume) => observeVolume(volume, request)),
    images: new Map(request.images.map((reference) => [reference, findImage(reference)])),
    registry,
    imageDigests: new Map(images.map(({ id, digests }) => [id, digests.filter(isNamed)])),
    imageSizes: new Map(images.map(({ id, sizeBytes }) => [id, sizeBytes])),
    heldPorts: containers.filter(isUp).flatMap(portsOf),
    subnets: networks.flatMap(({ name, driver, ipam }) =>
      ipam.flatMap(({ subnet }) => (subnet === '' ? [] : [{ network: name, driver, subnet }])),
    ),
  }
}

/** An image that was pulled by digest and lost its name is listed as `<none>@<none>`. */
const isNamed = (digest: string): boolean => !digest.startsWith('<none>')

/** What each was made from, by id; one that goes meanwhile is left out. */
async function inspectAdopted(
  client: DockerClient,
  { containers, files }: { readonly containers: readonly ListedContainer[]; readonly files: AskedFiles },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, AdoptedContainer>> {
  const images = new Map<string, Promise<ProcessConfiguration>>()
  const defaultsOf = (imageId: string) => {
    const known = images.get(imageId) ?? inspectImageDefaults(client, imageId, signal)
    images.set(imageId, known)
    return known
  }
  const found = await Promise.all(
    containers.map(async ({ id, imageId, labels: own }) => {
      const paths = files.get(serviceOf(own)) ?? []
      const [configuration, defaults, there] = await Promise.all([
        inspectIfThere(client, id, signal),
        defaultsOf(imageId),
        findFiles(client, { id, paths }, signal),
      ])
      return configuration ? [[id, { ...configuration, defaults, files: there }] as const] : []
    }),
  )
  return new Map(found.flat())
}

/** Puts what was kept of containers in the place of what their labels say; only those are looked at one by one. */
async function readRecorded(
  client: DockerClient,
  {
    containers,
    records,
  }: { readonly containers: readonly ListedContainer[]; readonly records: readonly LimitRecord[] },
  signal: AbortSignal,
): Promise<(container: ObservedContainer) => ObservedContainer> {
  const there = new Set(containers.map(({ id }) => id))
  const known = await Promise.all(
    records
      .filter(({ containerId }) => there.has(containerId))
      .map(async (record) => {
        const configuration = await inspectIfThere(client, record.containerId, signal)
        return configuration ? [[record.containerId, { record, now: limitsOf(configuration.hostConfig) }] as const] : []
      }),
  )
  const byId = new Map(known.flat())
  return (container) => {
    const found = byId.get(container.id)
    return found ? withRecordedLimits(container, found.record, found.now) : container
  }
}

/** A label that cannot be read is one that Stackwright did not write. */
function readLimits(label: string | undefined): { readonly limits?: ContainerLimits } {
  if (label === undefined) return {}
  try {
    return { limits: ContainerLimits.parse(JSON.parse(label)) }
  } catch {
    return {}
  }
}

type AskedFiles = NonNullable<ObserveRequest['files']>

async function findFiles(
  client: DockerClient,
  { id, paths }: { readonly id: string; readonly paths: readonly string[] },
  signal: AbortSignal,
): Promise<AdoptedContainer['files']> {
  const found = new Map<string, FoundFile>()
  for (const path of new Set(paths)) {
    const file = await findContainerFile(client, { id, path }, signal)
    if (file) found.set(path, file)
  }
  return found
}

async function inspectIfThere(client: DockerClient, id: string, signal: AbortSignal) {
  try {
    return await inspectConfiguration(client, id, signal)
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

function observeContainer(container: ListedContainer, adopted: AdoptedContainer | undefined): ObservedContainer {
  return {
    id: container.id,
    name: container.name,
    service: serviceOf(container.labels),
    number: numberOf(container.labels),
    imageId: container.imageId,
    state: container.state,
    health: container.health,
    exitCode: container.exitCode,
    configHash: container.labels[labels.configHash] ?? null,
    hashAlgorithm: container.labels[labels.hashAlgorithm] ?? null,
    version: labelNumber(container.labels, labels.version),
    commandId: container.labels[labels.commandId] ?? null,
    ...readLimits(container.labels[labels.limits]),
    ...readHooks(container.labels[labels.hooks]),
    sharesWith: adopted ? tiedIdsOf(adopted.hostConfig) : parentIdsOf(container.labels),
    networks: container.networks,
    mounts: container.mounts,
    createdAt: container.createdAt,
    ...(adopted && { adopted }),
  }
}

const Hook = z.object({
  command: z.array(z.string()),
  user: z.string().optional(),
  privileged: z.boolean().optional(),
  workingDir: z.string().optional(),
  env: z.array(z.string()).optional(),
})
const Hooks = z.object({ postStart: z.array(Hook), preStop: z.array(Hook) })

/** A label that cannot be read is one that Stackwright did not write. */
function readHooks(label: string | undefined): { readonly hooks?: ContainerHooks } {
  if (label === undefined) return {}
  try {
    const { postStart, preStop } = Hooks.parse(JSON.parse(label))
    return { hooks: { postStart: postStart.map(withoutGaps), preStop: preStop.map(withoutGaps) } }
  } catch {
    return {}
  }
}

const withoutGaps = ({ command, user, privileged, workingDir, env }: z.infer<typeof Hook>) => ({
  command,
  ...(user !== undefined && { user }),
  ...(privileged !== undefined && { privileged }),
  ...(workingDir !== undefined && { workingDir }),
  ...(env !== undefined && { env }),
})

function observeForeign(container: ListedContainer): ForeignContainer {
  return {
    name: container.name,
    running: isUp(container),
    publishedPorts: portsOf(container),
    volumes: container.mounts.flatMap(({ name }) => name ?? []),
    networks: container.networks,
  }
}

const isUp = ({ state }: ListedContainer): boolean =>
  state === 'running' || state === 'paused' || state === 'restarting'

const portsOf = ({ ports }: ListedContainer): ForeignContainer['publishedPorts'] =>
  ports.flatMap(({ hostIp, hostPort, protocol }) =>
    hostPort === null ? [] : [{ hostIp: hostIp ?? '0.0.0.0', port: hostPort, protocol }],
  )

const observeNetwork = (network: ListedNetwork, owner: StackOwner): ObservedNetwork => ({
  id: network.id,
  name: network.name,
  stackId: stackOf(network.labels, owner),
  definitionHash: network.labels[labels.networkHash] ?? null,
  ...(isAdopted(owner, network.labels) && { adopted: network }),
})

const stackOf = (found: Readonly<Record<string, string>>, owner: StackOwner): string | null =>
  isAdopted(owner, found) ? owner.stackId : (found[labels.stackId] ?? null)

const observeVolume = (volume: ListedVolume, owner: StackOwner): ObservedVolume => ({
  name: volume.name,
  driver: volume.driver,
  options: volume.options,
  stackId: stackOf(volume.labels, owner),
})
