import type { ComposeDependency, ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { DecodedProject } from './decode/project.ts'
import type { DecodedService } from './decode/service.ts'

/** What a service gets from its env files, its label files and the variables of the document. */
export type ResolvedTexts = ReadonlyMap<string, Pick<ComposeService, 'environment' | 'labels' | 'build'>>

/**
 * The model of a stack as `docker compose config` prints it: only services whose profiles are active, the network
 * `default` where a service names none, dependencies that other keys imply, and everything with the name it has on the
 * host. Networks, volumes, configs and secrets that no service uses are left out, as in `docker compose config`.
 */
export const normalise = (name: string, project: DecodedProject, resolved: ResolvedTexts): ComposeProject => {
  const services = mapValues(project.services, (service, key) => normaliseService(service, resolved.get(key) ?? {}))
  const all = Object.values(services)
  const usedNetworks = new Set(all.flatMap((service) => Object.keys(service.networks ?? {})))
  const networks = usedNetworks.has('default') ? { default: {}, ...project.networks } : project.networks
  const used = <T extends Resource>(section: Readonly<Record<string, T>>, keys: readonly string[]) =>
    mapValues(pick(section, new Set(keys)), (resource, key) => named(name, key, resource))
  const configs = used(project.configs, all.flatMap(configsOf))
  const secrets = used(project.secrets, all.flatMap(secretsOf))
  return {
    name,
    services,
    networks: used(networks, [...usedNetworks]),
    volumes: used(project.volumes, all.flatMap(volumesOf)),
    ...(Object.keys(configs).length > 0 && { configs }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...(Object.keys(project.extensions).length > 0 && { extensions: project.extensions }),
  }
}

/** Keys of the volumes a service mounts by name. */
export const volumesOf = (service: ComposeService): readonly string[] =>
  (service.volumes ?? []).flatMap((mount) =>
    mount.type === 'volume' && mount.source !== undefined ? [mount.source] : [],
  )

const configsOf = (service: ComposeService): readonly string[] => (service.configs ?? []).map(({ source }) => source)

const secretsOf = (service: ComposeService): readonly string[] =>
  [...(service.secrets ?? []), ...(service.build?.secrets ?? [])].map(({ source }) => source)

type Texts = Pick<ComposeService, 'environment' | 'labels' | 'build'>

const normaliseService = (service: DecodedService, texts: Texts): ComposeService => {
  const { env_file: _files, label_file: _labelFiles, environment: _own, labels: _labels, ...rest } = service
  const { deploy, scale } = rest
  const replicas = scale ?? deploy?.replicas
  const dependencies = { ...impliedDependencies(rest), ...rest.depends_on }
  return {
    ...rest,
    ...texts,
    ...(Object.keys(dependencies).length > 0 && { depends_on: dependencies }),
    ...((deploy || replicas !== undefined) && { deploy: { ...deploy, ...(replicas !== undefined && { replicas }) } }),
    ...(rest.network_mode === undefined && { networks: withDefault(rest.networks) }),
  }
}

/** A service that uses another's namespaces, names or mounts needs it there (compose-go, `loader/normalize.go`). */
const impliedDependencies = (service: ComposeService): Record<string, ComposeDependency> => {
  const shared = [service.network_mode, service.ipc, service.pid, service.uts, service.cgroup].flatMap((mode) =>
    mode?.startsWith('service:') ? [mode.slice('service:'.length)] : [],
  )
  const linked = (service.links ?? []).map((link) => link.split(':')[0] ?? link)
  const mounted = (service.volumes_from ?? [])
    .filter((from) => !from.startsWith('container:'))
    .map((from) => from.split(':')[0] ?? from)
  const started = { condition: 'service_started', required: true } as const
  return Object.fromEntries([
    ...mounted.map((name) => [name, { ...started, restart: false }] as const),
    ...[...shared, ...linked].map((name) => [name, { ...started, restart: true }] as const),
  ])
}

const withDefault = (networks: ComposeService['networks']): NonNullable<ComposeService['networks']> =>
  networks && Object.keys(networks).length > 0 ? networks : { default: null }

interface Resource {
  readonly name?: string
  readonly external?: boolean
}

const named = <T extends Resource>(project: string, key: string, resource: T): T & { readonly name: string } => ({
  ...resource,
  name: resource.name ?? (resource.external ? key : `${project}_${key}`),
})

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))

const pick = <T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)))
