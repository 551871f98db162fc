import { type ListedContainer, listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { createImageFinder } from '../docker/image-reference.ts'
import { listImages } from '../docker/images.ts'
import { labelNumber } from '../docker/label-number.ts'
import { type ListedNetwork, listNetworks } from '../docker/networks.ts'
import { readApiVersion } from '../docker/system.ts'
import { type ListedVolume, listVolumes } from '../docker/volumes.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'
import type {
  ForeignContainer,
  ObservedContainer,
  ObservedNetwork,
  ObservedState,
  ObservedVolume,
} from '../reconcile/observed-state.ts'
import { parentIdsOf } from '../reconcile/shared-containers.ts'
import { askRegistries, type FindLogin } from './ask-registry.ts'

/** Reads everything that planning needs with four list calls and a ping at once, and what the registries are asked; no inspect, about 10 ms for 50 containers. */
export async function observeHost(
  client: DockerClient,
  request: Parameters<HostDriver['observe']>[0] & { readonly findLogin: FindLogin },
  signal: AbortSignal,
): Promise<ObservedState> {
  const questions = request.registry ?? []
  const [apiVersion, registry, containers, networks, volumes, images] = await Promise.all([
    readApiVersion(client, signal),
    askRegistries(client, { questions, nowMs: Date.now(), findLogin: request.findLogin }, signal),
    listContainers(client, {}, signal),
    listNetworks(client, {}, signal),
    listVolumes(client, {}, signal),
    listImages(client, signal),
  ])
  const isOwn = (container: ListedContainer) => container.labels[labels.stackId] === request.stackId
  const findImage = createImageFinder(images)
  return {
    apiVersion,
    containers: containers.filter(isOwn).map(observeContainer),
    foreignContainers: containers.filter((container) => !isOwn(container)).map(observeForeign),
    networks: networks.map(observeNetwork),
    volumes: volumes.map(observeVolume),
    images: new Map(request.images.map((reference) => [reference, findImage(reference)])),
    registry,
    imageDigests: new Map(images.map(({ id, digests }) => [id, digests.filter(isNamed)])),
  }
}

/** An image that was pulled by digest and lost its name is listed as `<none>@<none>`. */
const isNamed = (digest: string): boolean => !digest.startsWith('<none>')

function observeContainer(container: ListedContainer): ObservedContainer {
  return {
    id: container.id,
    name: container.name,
    service: container.labels[labels.serviceName] ?? '',
    number: labelNumber(container.labels, labels.number) ?? 1,
    imageId: container.imageId,
    state: container.state,
    health: container.health,
    exitCode: container.exitCode,
    configHash: container.labels[labels.configHash] ?? null,
    hashAlgorithm: container.labels[labels.hashAlgorithm] ?? null,
    version: labelNumber(container.labels, labels.version),
    commandId: container.labels[labels.commandId] ?? null,
    sharesWith: parentIdsOf(container.labels),
    networks: container.networks,
    mounts: container.mounts,
    createdAt: container.createdAt,
  }
}

function observeForeign(container: ListedContainer): ForeignContainer {
  return {
    name: container.name,
    running: container.state === 'running' || container.state === 'paused' || container.state === 'restarting',
    publishedPorts: container.ports.flatMap((port) =>
      port.hostPort === null
        ? []
        : [{ hostIp: port.hostIp ?? '0.0.0.0', port: port.hostPort, protocol: port.protocol }],
    ),
    volumes: container.mounts.flatMap(({ name }) => name ?? []),
  }
}

const observeNetwork = (network: ListedNetwork): ObservedNetwork => ({
  id: network.id,
  name: network.name,
  stackId: network.labels[labels.stackId] ?? null,
  definitionHash: network.labels[labels.networkHash] ?? null,
})

const observeVolume = (volume: ListedVolume): ObservedVolume => ({
  name: volume.name,
  driver: volume.driver,
  options: volume.options,
  stackId: volume.labels[labels.stackId] ?? null,
})
