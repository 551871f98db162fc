import { stringify } from 'yaml'
import type { StackDocument } from '#shared/model/document.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'
import type { AdoptedContainer } from '../reconcile/adopted-container.ts'
import { numberOf, serviceOf } from '../reconcile/stack-owner.ts'
import { composeLabels, type ProjectListing } from './compose-projects.ts'
import { hostFields } from './reconstruct-host-settings.ts'
import { filled, processFields } from './reconstruct-service.ts'

type Fields = Record<string, unknown>

/** A project as the host tells it. */
export interface ProjectOnHost extends ProjectListing {
  readonly name: string
  /** What each container was made from, by its id. */
  readonly configurations: ReadonlyMap<string, AdoptedContainer>
}

/**
 * A compose document that asks for what runs: of each service its first container, less what the image sets. What the
 * Engine does not keep (comments, variables, build instructions) is gone. Depends on nothing but its input.
 */
export function reconstructDocument(project: ProjectOnHost): StackDocument {
  const services = [...new Set(project.containers.map(({ labels }) => serviceOf(labels)))].sort()
  const model = filled({
    services: Object.fromEntries(services.map((service) => [service, serviceFields(service, project)])),
    networks: networkFields(project),
    volumes: volumeFields(project),
  })
  const content = `# Made from the containers of the Compose project ${project.name}.\n${stringify(escaped(model), { lineWidth: 0 })}`
  return {
    composeFiles: ['compose.yaml'],
    files: [{ path: 'compose.yaml', content }],
    environment: {},
    profiles: [],
    projectDirectory: placeOf(project),
  }
}

/** Where Compose said that the project is: relative bind mounts of a person's own compose files start from there. */
function placeOf({ containers: [first] }: ProjectOnHost): string | null {
  const folder = first?.labels[composeLabels.workingDirectory] ?? ''
  return folder.startsWith('/') ? folder : null
}

/** Texts are values here, not templates. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)]))
}

function serviceFields(service: string, project: ProjectOnHost): Fields {
  const containers = project.containers
    .filter(({ labels }) => serviceOf(labels) === service)
    .sort((a, b) => numberOf(a.labels) - numberOf(b.labels))
  const [first] = containers
  const found = first && project.configurations.get(first.id)
  if (!first || !found) return {}
  const usual = `${project.name}-${service}-${numberOf(first.labels)}`
  const isOwnName = first.name !== usual && first.name !== usual.replaceAll('-', '_') && containers.length === 1
  return filled({
    image: found.image,
    ...(isOwnName && { container_name: first.name }),
    scale: containers.length > 1 ? containers.length : undefined,
    ...processFields(found, first.id),
    ...hostFields(found),
    ...sharing(found, project),
    ...attachment(service, found, project),
    volumes: mountFields(found, project),
    depends_on: dependencies(first),
  })
}

/** What a container shares with others: with a service of the project by its name, with the host, else with a container. */
function sharing({ hostConfig }: AdoptedContainer, project: ProjectOnHost): Fields {
  const from = hostConfig['VolumesFrom']
  return filled({
    ipc: sharedMode(hostConfig['IpcMode'], project),
    pid: sharedMode(hostConfig['PidMode'], project),
    volumes_from: Array.isArray(from) ? from.map((entry) => mountSource(String(entry), project)) : undefined,
  })
}

const containerMode = 'container:'

function sharedMode(mode: unknown, project: ProjectOnHost): string | undefined {
  if (mode === 'host') return mode
  if (typeof mode !== 'string' || !mode.startsWith(containerMode)) return undefined
  const service = serviceWith(mode.slice(containerMode.length), project)
  return service === undefined ? mode : `service:${service}`
}

/** `id[:mode]`, as `service[:mode]` or `container:id[:mode]`. */
function mountSource(entry: string, project: ProjectOnHost): string {
  const [id = '', ...mode] = entry.split(':')
  const service = serviceWith(id, project)
  return [service ?? `${containerMode}${id}`, ...mode].join(':')
}

function serviceWith(container: string, { containers }: ProjectOnHost): string | undefined {
  const found = containers.find(({ id, name }) => id === container || name === container)
  return found && serviceOf(found.labels)
}

function attachment(service: string, found: AdoptedContainer, project: ProjectOnHost): Fields {
  const mode = String(found.hostConfig['NetworkMode'] ?? '')
  if (mode.startsWith(containerMode)) return { network_mode: sharedMode(mode, project) }
  if (mode === 'host' || mode === 'none') return { network_mode: mode }
  const endpoints = Object.entries(found.endpoints).map(([name, endpoint]) => {
    const aliases = endpoint.aliases.filter(
      (alias) => alias !== service && alias !== found.hostname && !isContainer(alias, project),
    )
    const fields = filled({
      aliases,
      ipv4_address: endpoint.ipv4Address || undefined,
      ipv6_address: endpoint.ipv6Address || undefined,
      gw_priority: endpoint.gatewayPriority || undefined,
    })
    return [networkKey(name, project), Object.keys(fields).length > 0 ? fields : null] as const
  })
  const isPlain = endpoints.length === 1 && endpoints[0]?.[0] === 'default' && endpoints[0][1] === null
  return isPlain ? {} : { networks: Object.fromEntries(endpoints) }
}

/** The Engine answers to names and short ids of containers without being asked. */
const isContainer = (alias: string, { containers }: ProjectOnHost): boolean =>
  containers.some(({ id, name }) => alias === name || alias === id.slice(0, 12))

const networkKey = (name: string, { networks }: ProjectOnHost): string =>
  networks.find((network) => network.name === name)?.labels[composeLabels.network] ?? name

const volumeKey = (name: string, { volumes }: ProjectOnHost): string =>
  volumes.find((volume) => volume.name === name)?.labels[composeLabels.volume] ?? name

const anonymous = /^[0-9a-f]{64}$/

const mountFields = (found: AdoptedContainer, project: ProjectOnHost): readonly Fields[] =>
  found.mounts
    .filter(({ destination, name }) => !(anonymous.test(name) && found.defaults.volumes.includes(destination)))
    .map((mount) =>
      filled({
        type: mount.type,
        source: sourceOf(mount, project),
        target: mount.destination,
        read_only: mount.readOnly || undefined,
      }),
    )
    .sort((a, b) => (String(a['target']) < String(b['target']) ? -1 : 1))

function sourceOf(mount: AdoptedContainer['mounts'][number], project: ProjectOnHost): string | undefined {
  if (mount.type === 'tmpfs' || anonymous.test(mount.name)) return undefined
  return mount.type === 'volume' ? volumeKey(mount.name, project) : mount.source
}

/** `db:service_healthy:false,cache:service_started:true` (compose v2, `pkg/compose/create.go`). */
const dependencies = ({ labels }: ListedContainer): Fields =>
  Object.fromEntries(
    (labels[composeLabels.dependsOn] ?? '')
      .split(',')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [service = '', condition = 'service_started', restart] = entry.split(':')
        return [service, filled({ condition, restart: restart === 'true' || undefined })]
      }),
  )

/** Networks that containers are attached to: the project's own with their definition, all others as external. */
function networkFields(project: ProjectOnHost): Fields {
  const names = new Set([...project.configurations.values()].flatMap(({ endpoints }) => Object.keys(endpoints)))
  const builtIn = new Set(['host', 'none', 'bridge'])
  const used = [...names].filter((name) => !builtIn.has(name)).sort()
  return Object.fromEntries(
    used.flatMap((name) => {
      const own = project.networks.find((network) => network.name === name)
      const key = networkKey(name, project)
      const fields = own ? networkDefinition(own, key, project) : { name, external: true }
      return key === 'default' && Object.keys(fields).length === 0 ? [] : [[key, fields] as const]
    }),
  )
}

function networkDefinition(network: ListedNetwork, key: string, project: ProjectOnHost): Fields {
  const hasFixedAddress = [...project.configurations.values()].some(
    ({ endpoints }) => endpoints[network.name]?.ipv4Address || endpoints[network.name]?.ipv6Address,
  )
  const pools = network.ipam.map(({ subnet, gateway, ipRange }) =>
    filled({ subnet: subnet || undefined, gateway: gateway || undefined, ip_range: ipRange || undefined }),
  )
  return filled({
    name: network.name === `${project.name}_${key}` ? undefined : network.name,
    driver: network.driver === 'bridge' ? undefined : network.driver,
    driver_opts: network.options,
    internal: network.internal || undefined,
    enable_ipv6: network.enableIpv6 || undefined,
    enable_ipv4: network.enableIpv4 ? undefined : false,
    ipam: hasFixedAddress ? { config: pools } : undefined,
    labels: ownLabels(network.labels),
  })
}

/** Volumes that containers mount by name; those of others as external. */
function volumeFields(project: ProjectOnHost): Fields {
  const mounted = [...project.configurations.values()].flatMap(({ mounts }) => mounts)
  const names = new Set(
    mounted.filter(({ type, name }) => type === 'volume' && !anonymous.test(name)).map(({ name }) => name),
  )
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const own = project.volumes.find((volume) => volume.name === name)
      const key = volumeKey(name, project)
      return [key, own ? volumeDefinition(own, key, project) : { name, external: true }]
    }),
  )
}

const volumeDefinition = (volume: ListedVolume, key: string, project: ProjectOnHost): Fields =>
  filled({
    name: volume.name === `${project.name}_${key}` ? undefined : volume.name,
    driver: volume.driver === 'local' ? undefined : volume.driver,
    driver_opts: volume.options,
    labels: ownLabels(volume.labels),
  })

const ownLabels = (labels: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('com.docker.compose.')))
