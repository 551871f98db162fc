import type { ComposeEndpoint, ComposeService } from '#shared/model/compose-project.ts'
import type { ContainerPayload } from './host-driver.ts'
import type { NamesOnHost } from './names-on-host.ts'
import { modeOnHost } from './shared-containers.ts'

interface NetworkSettings {
  readonly mode: string
  readonly endpoints: ContainerPayload['networks']
}

/** Keys of the networks a service is attached to, in the order of connecting: by priority, the highest first, then by name. */
export const networkKeysOf = (service: ComposeService, networks: { readonly has: (key: string) => boolean }) => {
  if (service.network_mode !== undefined) return []
  const priority = (key: string) => service.networks?.[key]?.priority ?? 0
  const keys = Object.keys(service.networks ?? {})
    .sort()
    .sort((a, b) => priority(b) - priority(a))
  if (keys.length > 0) return keys
  return networks.has('default') ? ['default'] : []
}

/**
 * The network mode of a host configuration, and the endpoints to connect. Every endpoint answers to the service's name,
 * the container's name and the document's aliases.
 */
export function networkSettings(serviceName: string, service: ComposeService, names: NamesOnHost): NetworkSettings {
  const own = modeOnHost(service.network_mode, names.firstContainerOf)
  if (own !== undefined) return { mode: own, endpoints: [] }
  const links = linksOf(service, names)
  const endpoints = networkKeysOf(service, names.networks).map((key, index) => {
    const endpoint = service.networks?.[key]
    return {
      name: names.networks.get(key) ?? key,
      aliases: [...new Set([serviceName, names.container, ...(endpoint?.aliases ?? [])])],
      ...(endpoint?.ipv4_address !== undefined && { ipv4Address: endpoint.ipv4_address }),
      ...(endpoint?.ipv6_address !== undefined && { ipv6Address: endpoint.ipv6_address }),
      ...(endpoint?.link_local_ips && { linkLocalIps: endpoint.link_local_ips }),
      ...driverOptions(endpoint),
      ...(index > 0 && endpoint?.mac_address !== undefined && { macAddress: endpoint.mac_address }),
      ...(endpoint?.gw_priority !== undefined && { gatewayPriority: endpoint.gw_priority }),
      ...(links.length > 0 && { links }),
    }
  })
  return { mode: endpoints[0]?.name ?? 'none', endpoints }
}

/** The name of the interface inside the container is an option of the driver (Engine API 1.49). */
function driverOptions(endpoint: ComposeEndpoint | null | undefined) {
  const { driver_opts: given, interface_name: name } = endpoint ?? {}
  const options = { ...given, ...(name !== undefined && { 'com.docker.network.endpoint.ifname': name }) }
  return given || name !== undefined ? { driverOptions: options } : {}
}

/** `service[:alias]` and, for containers of others, `container[:alias]`; each as `container:alias`. */
const linksOf = (service: ComposeService, names: NamesOnHost): readonly string[] => [
  ...(service.links ?? []).map((link) => {
    const [target = link, alias = target] = link.split(':')
    return `${names.firstContainerOf(target)}:${alias}`
  }),
  ...(service.external_links ?? []).map((link) => (link.includes(':') ? link : `${link}:${link}`)),
]
