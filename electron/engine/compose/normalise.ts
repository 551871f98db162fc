import type { ComposeNetwork, ComposeProject, ComposeService, ComposeVolume } from '#shared/model/compose-project.ts'
import type { DecodedProject } from './decode/project.ts'
import type { DecodedService } from './decode/service.ts'

/** The environment of a service, resolved. */
export type Environments = ReadonlyMap<string, ComposeService['environment']>

/**
 * The model of a stack as `docker compose config` prints it: only services whose profiles are active, the network
 * `default` where a service names none, and every network and volume with the name it has on the host. Networks and
 * volumes that no service uses are left out, as in `docker compose config`.
 */
export const normalise = (name: string, project: DecodedProject, environments: Environments): ComposeProject => {
  const services = mapValues(project.services, (service, key) => normaliseService(service, environments.get(key)))
  const usedNetworks = new Set(Object.values(services).flatMap((service) => Object.keys(service.networks ?? {})))
  const networks = usedNetworks.has('default') ? { default: {}, ...project.networks } : project.networks
  const usedVolumes = new Set(Object.values(services).flatMap(volumesOf))
  return {
    name,
    services,
    networks: mapValues(pick(networks, usedNetworks), (network, key) => named(name, key, network)),
    volumes: mapValues(pick(project.volumes, usedVolumes), (volume, key) => named(name, key, volume)),
  }
}

/** Keys of the volumes a service mounts by name. */
export const volumesOf = (service: ComposeService): readonly string[] =>
  (service.volumes ?? []).flatMap((mount) =>
    mount.type === 'volume' && mount.source !== undefined ? [mount.source] : [],
  )

const normaliseService = (service: DecodedService, environment: ComposeService['environment']): ComposeService => {
  const { env_file: _files, profiles: _profiles, scale, environment: _own, deploy, ...rest } = service
  const replicas = scale ?? deploy?.replicas
  return {
    ...rest,
    ...(environment && { environment }),
    ...((deploy || replicas !== undefined) && { deploy: { ...deploy, ...(replicas !== undefined && { replicas }) } }),
    ...(rest.network_mode === undefined && { networks: withDefault(rest.networks) }),
  }
}

const withDefault = (networks: ComposeService['networks']): NonNullable<ComposeService['networks']> =>
  networks && Object.keys(networks).length > 0 ? networks : { default: null }

const named = <T extends Partial<ComposeNetwork | ComposeVolume>>(
  project: string,
  key: string,
  resource: T,
): T & { readonly name: string } => ({
  ...resource,
  name: resource.name ?? (resource.external ? key : `${project}_${key}`),
})

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))

const pick = <T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)))
