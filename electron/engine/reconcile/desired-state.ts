import type { ComposeDependency, ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import { configHash, hashAlgorithm, networkHash } from './config-hash.ts'
import { containerPayload, type NamesOnHost } from './container-payload.ts'
import type { ContainerPayload, NetworkDefinition, VolumeDefinition } from './host-driver.ts'
import { labels } from './labels.ts'
import { networkKeysOf, sharedNetworkOf } from './network-settings.ts'

/** One container that is to be there. `name` is its final name. */
export interface DesiredContainer {
  readonly service: string
  readonly number: number
  readonly name: string
  /** Complete but for the label of the command that creates it. */
  readonly payload: ContainerPayload
  readonly configHash: string
  /** Names of the volumes of the document that it mounts. */
  readonly volumes: readonly string[]
}

export interface DesiredService {
  readonly name: string
  readonly definition: ComposeService
  readonly dependsOn: ReadonlyArray<{ readonly service: string; readonly condition: ComposeDependency['condition'] }>
  /** True where another service waits for its completion: it is meant to end with 0 and to stay ended. */
  readonly runsOnce: boolean
  /** The service whose network namespace it shares, or null. */
  readonly sharesNetworkOf: string | null
  readonly containers: readonly DesiredContainer[]
}

export interface DesiredNetwork {
  readonly key: string
  readonly name: string
  /** null for one that somebody else keeps and this stack only uses. */
  readonly definition: NetworkDefinition | null
}

export interface DesiredVolume {
  readonly key: string
  readonly name: string
  /** null for one that somebody else keeps and this stack only uses. */
  readonly definition: VolumeDefinition | null
  readonly usedBy: readonly string[]
}

/** What one version of a stack asks of its host. Services come in dependency order, everything else by name. */
export interface DesiredState {
  readonly stackId: string
  readonly stackName: string
  readonly version: number
  readonly services: readonly DesiredService[]
  readonly networks: readonly DesiredNetwork[]
  readonly volumes: readonly DesiredVolume[]
}

/** What a stack is, beside its document. */
export interface StackIdentity {
  readonly stackId: string
  readonly stackName: string
  readonly version: number
}

/**
 * The desired state of a version: containers per replica, and the networks and volumes that a service uses (declared but
 * unused ones are left out, as Compose does). Depends on nothing but its input.
 */
export function desiredState(project: ComposeProject, stack: StackIdentity): DesiredState {
  const order = dependencyOrder(project.services)
  const networks = desiredNetworks(project, stack)
  const names = namesOf(project, stack)
  const networkHashes = new Map(
    networks.flatMap(({ name, definition }) => (definition ? [[name, networkHash(definition)] as const] : [])),
  )
  const services = order.map((name) => desiredService({ project, stack, name, names, networkHashes }))
  return { ...stack, services, networks, volumes: desiredVolumes(project, stack) }
}

/** Names of services, each after those it depends on; otherwise by name. */
export function dependencyOrder(services: Readonly<Record<string, ComposeService>>): readonly string[] {
  const ordered = new Set<string>()
  const visiting = new Set<string>()
  const visit = (name: string) => {
    const service = services[name]
    if (!service || visiting.has(name)) return
    visiting.add(name)
    for (const dependency of dependenciesOf(name, service)) visit(dependency)
    ordered.add(name)
  }
  for (const name of Object.keys(services).sort()) visit(name)
  return [...ordered]
}

const dependenciesOf = (name: string, service: ComposeService): readonly string[] => {
  const shared = sharedNetworkOf(service)
  const all = [...Object.keys(service.depends_on ?? {}), ...(shared === null ? [] : [shared])]
  return [...new Set(all)].filter((dependency) => dependency !== name).sort()
}

type Names = (container: string) => NamesOnHost

const containerName = (stackName: string, serviceName: string, number: number, service?: ComposeService) =>
  service?.container_name ?? `${stackName}-${serviceName}-${number}`

function namesOf(project: ComposeProject, stack: StackIdentity): Names {
  const networks = new Map(Object.entries(project.networks).map(([key, network]) => [key, network.name]))
  const volumes = new Map(Object.entries(project.volumes).map(([key, volume]) => [key, volume.name]))
  const firstContainerOf = (service: string) => containerName(stack.stackName, service, 1, project.services[service])
  return (container) => ({ container, networks, volumes, firstContainerOf })
}

interface ServiceInput {
  readonly project: ComposeProject
  readonly stack: StackIdentity
  readonly name: string
  readonly names: Names
  readonly networkHashes: ReadonlyMap<string, string>
}

function desiredService(input: ServiceInput): DesiredService {
  const { project, name } = input
  const definition = serviceOf(project, name)
  const replicas = definition.deploy?.replicas ?? 1
  return {
    name,
    definition,
    dependsOn: dependenciesOf(name, definition)
      .filter((dependency) => project.services[dependency] !== undefined)
      .map((dependency) => ({
        service: dependency,
        condition: definition.depends_on?.[dependency]?.condition ?? 'service_started',
      })),
    runsOnce: Object.values(project.services).some(
      (other) => other.depends_on?.[name]?.condition === 'service_completed_successfully',
    ),
    sharesNetworkOf: sharedNetworkOf(definition),
    containers: Array.from({ length: replicas }, (_, index) => desiredContainer(input, definition, index + 1)),
  }
}

function serviceOf(project: ComposeProject, name: string): ComposeService {
  const service = project.services[name]
  if (!service) throw new Error(`No service ${name} in the project`)
  return service
}

function desiredContainer(input: ServiceInput, definition: ComposeService, number: number): DesiredContainer {
  const { stack, name: service, project } = input
  const name = containerName(stack.stackName, service, number, definition)
  const bare = containerPayload(service, definition, input.names(name))
  const hash = configHash(bare, input.networkHashes)
  return {
    service,
    number,
    name,
    payload: { ...bare, Labels: { ...bare.Labels, ...containerLabels(stack, { service, number, hash }) } },
    configHash: hash,
    volumes: volumeKeysOf(definition).map((key) => project.volumes[key]?.name ?? key),
  }
}

const containerLabels = (
  stack: StackIdentity,
  container: { readonly service: string; readonly number: number; readonly hash: string },
): Record<string, string> => ({
  [labels.stackId]: stack.stackId,
  [labels.version]: String(stack.version),
  [labels.serviceName]: container.service,
  [labels.number]: String(container.number),
  [labels.configHash]: container.hash,
  [labels.hashAlgorithm]: hashAlgorithm,
  [labels.composeProject]: stack.stackName,
  [labels.composeService]: container.service,
  [labels.composeNumber]: String(container.number),
  [labels.composeOneOff]: 'False',
})

const volumeKeysOf = (service: ComposeService): readonly string[] =>
  [
    ...new Set((service.volumes ?? []).flatMap(({ type, source }) => (type === 'volume' && source ? [source] : []))),
  ].sort()

function desiredNetworks(project: ComposeProject, stack: StackIdentity): readonly DesiredNetwork[] {
  const known = new Map(Object.entries(project.networks))
  const used = new Set(Object.values(project.services).flatMap((service) => networkKeysOf(service, known)))
  return [...known]
    .filter(([key]) => used.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, network]) => {
      if (network.external) return { key, name: network.name, definition: null }
      const bare: NetworkDefinition = {
        name: network.name,
        driver: network.driver ?? null,
        options: network.driver_opts ?? {},
        internal: network.internal ?? false,
        attachable: network.attachable ?? false,
        enableIpv6: network.enable_ipv6 ?? false,
        ipam: (network.ipam?.config ?? []).map(({ subnet, gateway, ip_range }) => ({
          ...(subnet !== undefined && { subnet }),
          ...(gateway !== undefined && { gateway }),
          ...(ip_range !== undefined && { ipRange: ip_range }),
        })),
        labels: network.labels ?? {},
      }
      const own = {
        [labels.stackId]: stack.stackId,
        [labels.version]: String(stack.version),
        [labels.networkHash]: networkHash(bare),
        [labels.composeProject]: stack.stackName,
      }
      return { key, name: network.name, definition: { ...bare, labels: { ...bare.labels, ...own } } }
    })
}

function desiredVolumes(project: ComposeProject, stack: StackIdentity): readonly DesiredVolume[] {
  const users = (key: string) =>
    Object.entries(project.services)
      .filter(([, service]) => volumeKeysOf(service).includes(key))
      .map(([name]) => name)
      .sort()
  return Object.entries(project.volumes)
    .map(([key, volume]) => ({ key, volume, usedBy: users(key) }))
    .filter(({ usedBy }) => usedBy.length > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, volume, usedBy }) => ({
      key,
      name: volume.name,
      usedBy,
      definition: volume.external
        ? null
        : {
            name: volume.name,
            driver: volume.driver ?? null,
            options: volume.driver_opts ?? {},
            labels: {
              ...volume.labels,
              [labels.stackId]: stack.stackId,
              [labels.version]: String(stack.version),
              [labels.composeProject]: stack.stackName,
            },
          },
    }))
}
