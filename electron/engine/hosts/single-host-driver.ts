import { type AppError, isAppError } from '#shared/contract/app-error.ts'
import { inspectConfiguration } from '../docker/container-configuration.ts'
import { copyFiles } from '../docker/container-files.ts'
import { type ContainerInspection, inspectContainer } from '../docker/container-inspection.ts'
import { readMemoryInUse, updateLimits } from '../docker/container-limits.ts'
import {
  createContainer,
  removeContainer,
  renameContainer,
  restartContainer,
  startContainer,
  stopContainer,
} from '../docker/containers.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { type EngineEvent, openEvents } from '../docker/events.ts'
import { execInContainer } from '../docker/exec.ts'
import { registryOf } from '../docker/image-reference.ts'
import { pullImage, tagImage } from '../docker/images.ts'
import { openLogs } from '../docker/logs.ts'
import { connectContainer } from '../docker/networks.ts'
import { removeVolume } from '../docker/volumes.ts'
import { limitsOf } from '../reconcile/container-limits.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { ContainerEvent, ContainerPayload, HostDriver } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'
import { labelFilterOf, type StackOwner } from '../reconcile/stack-owner.ts'
import type { FindLogin } from './ask-registry.ts'
import { readCondition } from './container-condition.ts'
import { ensureNetwork } from './ensure-network.ts'
import { ensureVolume } from './ensure-volume.ts'
import { takeHostLock } from './host-lock.ts'
import { observeHost } from './observe-host.ts'
import { removeUnusedNetwork } from './remove-unused-network.ts'
import { surveyHost } from './survey/survey-host.ts'

/** For hosts of which every image is public. */
export const noLogins: FindLogin = async () => null

/** How long a command waits for another controller's: longer than most take, short enough to be told about. */
const lockPatienceMs = 60_000

/** The hands of an execution on a host that is one Docker Engine. Holds no state; the client stays the caller's. */
export function createSingleHostDriver(
  client: DockerClient,
  findLogin: FindLogin = noLogins,
  probe: ExecutionProbe = () => {},
): HostDriver {
  return {
    hostName: client.hostName,
    observe: (request, signal) => observeHost(client, { ...request, findLogin }, signal),
    survey: (request, signal) => surveyHost(client, request, signal),
    lock: (holder, signal) => takeHostLock(client, holder, { patienceMs: lockPatienceMs, signal }),
    async pullImage(request, onProgress, signal) {
      const login = await findLogin(registryOf(request.image))
      await pullImage(client, { ...request, login, onProgress }, signal)
    },
    tagImage: (image, tag, signal) => tagImage(client, { image, tag }, signal),
    createNetwork: (definition, signal) => ensureNetwork(client, definition, signal),
    removeNetwork: (id, signal) => removeUnusedNetwork(client, id, signal),
    createVolume: (definition, signal) => ensureVolume(client, definition, signal),
    removeVolume: (name, signal) => removeVolume(client, name, signal),
    createContainer: (request, signal) => createOrAdopt(client, request, { signal, probe }),
    startContainer: (id, signal) => startContainer(client, id, signal),
    stopContainer: (id, graceMs, signal) => stopContainer(client, id, graceMs, signal),
    restartContainer: (id, graceMs, signal) => restartContainer(client, id, graceMs, signal),
    updateLimits: (id, values, signal) => updateLimits(client, { id, values }, signal),
    readLimits: async (id, signal) => limitsOf((await inspectConfiguration(client, id, signal)).hostConfig),
    memoryInUse: (id, signal) => readMemoryInUse(client, id, signal),
    renameContainer: (id, name, signal) => renameContainer(client, id, name, signal),
    removeContainer: (id, signal) => removeContainer(client, id, signal),
    inspectContainer: async (id, signal) => readCondition(await inspectContainer(client, id, signal)),
    runHook: (id, hook, onLine, signal) => execInContainer(client, { containerId: id, ...hook }, { onLine, signal }),
    lastLines: (id, count, signal) => lastLines(client, id, count, signal),
    watch: (owner, signal) => watchContainers(client, owner, signal),
  }
}

interface Creation {
  readonly name: string
  readonly payload: ContainerPayload
}

/**
 * A create whose answer was lost, or whose process died, left the container behind under the same name: it is taken over
 * where command and configuration are the same, and its networks and files are completed.
 */
async function createOrAdopt(
  client: DockerClient,
  request: Creation,
  { signal, probe }: { readonly signal: AbortSignal; readonly probe: ExecutionProbe },
): Promise<string> {
  try {
    const { platform, ...payload } = request.payload
    const creation = { name: request.name, body: createBody(payload), ...(platform !== undefined && { platform }) }
    const id = await createContainer(client, creation, signal)
    probe('create-container.made')
    await completeOrRemove(client, { id, payload: request.payload }, signal)
    return id
  } catch (error) {
    if (!isAppError(error, 'NAME_TAKEN')) throw error
    return adopt(client, request, error, signal)
  }
}

async function adopt(
  client: DockerClient,
  request: Creation,
  conflict: AppError,
  signal: AbortSignal,
): Promise<string> {
  const existing = await inspectContainer(client, request.name, signal)
  if (!isSameCreation(existing, request.payload)) throw conflict
  const connected = Object.keys(existing.NetworkSettings?.Networks ?? {})
  await connectOthers(client, { id: existing.Id, payload: request.payload, connected }, signal)
  await copyFiles(client, { id: existing.Id, files: request.payload.files ?? [] }, signal)
  return existing.Id
}

/** Labels without a command id prove nothing: two containers that lack one are not the same creation. */
function isSameCreation(existing: ContainerInspection, payload: ContainerPayload): boolean {
  const found = existing.Config.Labels
  const asked = payload.Labels ?? {}
  return (
    asked[labels.commandId] !== undefined &&
    [labels.stackId, labels.commandId, labels.configHash].every((label) => found[label] === asked[label])
  )
}

/** Before API 1.44 create takes one endpoint only: it gets the first network, the others are connected afterwards. */
function createBody(payload: ContainerPayload): Record<string, unknown> {
  const { networks, HostConfig, files: _copied, hooks: _run, ...config } = payload
  const first = networks[0]
  if (first === undefined) return { ...config, HostConfig }
  const endpoints = networksAtCreation(payload).map((network) => [network.name, endpoint(network)] as const)
  return {
    ...config,
    HostConfig: { NetworkMode: first.name, ...HostConfig },
    NetworkingConfig: { EndpointsConfig: Object.fromEntries(endpoints) },
  }
}

/**
 * The first network, or all of them where an endpoint has what only API 1.44 and later know: connecting afterwards loses
 * an address that was chosen (seen on Engine 26.1).
 */
function networksAtCreation(payload: ContainerPayload): ContainerPayload['networks'] {
  const [main, ...others] = payload.networks
  if (main === undefined) return []
  const isNewer = others.some(
    ({ macAddress, gatewayPriority }) => macAddress !== undefined || gatewayPriority !== undefined,
  )
  return [mainEndpoint(payload, main), ...(isNewer ? others : [])]
}

/** From API 1.44 on the address belongs to the endpoint; Engines that keep it with the container do not read it there. */
const mainEndpoint = ({ MacAddress }: ContainerPayload, main: ContainerPayload['networks'][number]) =>
  MacAddress === undefined ? main : { ...main, macAddress: MacAddress }

/** A container that lacks a network or a file is no success, and its id is not known to the caller: it is taken away again. */
async function completeOrRemove(
  client: DockerClient,
  container: { readonly id: string; readonly payload: ContainerPayload },
  signal: AbortSignal,
): Promise<void> {
  try {
    const connected = networksAtCreation(container.payload).map(({ name }) => name)
    await connectOthers(client, { ...container, connected }, signal)
    await copyFiles(client, { id: container.id, files: container.payload.files ?? [] }, signal)
  } catch (error) {
    const always = new AbortController().signal
    // Where even this fails, the container's labels let the next command find and remove it.
    await removeContainer(client, container.id, always).catch(() => undefined)
    throw error
  }
}

async function connectOthers(
  client: DockerClient,
  container: { readonly id: string; readonly payload: ContainerPayload; readonly connected: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  for (const network of container.payload.networks.slice(1)) {
    if (container.connected.includes(network.name)) continue
    const request = { network: network.name, containerId: container.id, endpoint: endpoint(network) }
    await connectContainer(client, request, signal)
  }
}

function endpoint(network: ContainerPayload['networks'][number]): Record<string, unknown> {
  const addresses = {
    ...(network.ipv4Address === undefined ? {} : { IPv4Address: network.ipv4Address }),
    ...(network.ipv6Address === undefined ? {} : { IPv6Address: network.ipv6Address }),
    ...(network.linkLocalIps === undefined ? {} : { LinkLocalIPs: [...network.linkLocalIps] }),
  }
  return {
    Aliases: [...network.aliases],
    ...(network.links === undefined ? {} : { Links: [...network.links] }),
    ...(network.driverOptions === undefined ? {} : { DriverOpts: network.driverOptions }),
    ...(network.macAddress === undefined ? {} : { MacAddress: network.macAddress }),
    ...(network.gatewayPriority === undefined ? {} : { GwPriority: network.gatewayPriority }),
    ...(Object.keys(addresses).length === 0 ? {} : { IPAMConfig: addresses }),
  }
}

async function lastLines(
  client: DockerClient,
  id: string,
  count: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: { readonly at: string | null; readonly text: string }[] = []
  const request = { containerId: id, tail: count, since: null, follow: false }
  for await (const batch of await openLogs(client, request, signal)) lines.push(...batch)
  signal.throwIfAborted()
  return lines.slice(-count).map((line) => line.text)
}

async function watchContainers(
  client: DockerClient,
  owner: StackOwner,
  signal: AbortSignal,
): Promise<AsyncIterable<ContainerEvent>> {
  const filter = { types: ['container'], label: labelFilterOf(owner) } as const
  return toContainerEvents(await openEvents(client, filter, signal))
}

async function* toContainerEvents(events: AsyncIterable<EngineEvent>): AsyncGenerator<ContainerEvent, void> {
  for await (const event of events) {
    const code = event.attributes['exitCode']
    yield {
      containerId: event.id,
      action: actions[event.action] ?? 'other',
      exitCode: event.action === 'die' && code !== undefined ? Number(code) : null,
    }
  }
}

const actions: Readonly<Record<string, ContainerEvent['action']>> = {
  start: 'start',
  die: 'die',
  oom: 'oom',
  destroy: 'destroy',
  'health_status: healthy': 'healthy',
  'health_status: unhealthy': 'unhealthy',
}
