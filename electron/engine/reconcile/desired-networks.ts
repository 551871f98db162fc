import type { ComposeNetwork, ComposeProject } from '#shared/model/compose-project.ts'
import { networkHash } from './config-hash.ts'
import type { NetworkDefinition } from './host-driver.ts'
import { labels } from './labels.ts'
import { networkKeysOf } from './network-settings.ts'
import type { StackIdentity } from './stack-identity.ts'

/** One network that containers of a version are attached to. */
export interface DesiredNetwork {
  readonly key: string
  readonly name: string
  /** null for one that somebody else keeps and this stack only uses. */
  readonly definition: NetworkDefinition | null
}

/** The networks that a service uses, by key. */
export function desiredNetworks(project: ComposeProject, stack: StackIdentity): readonly DesiredNetwork[] {
  const known = new Map(Object.entries(project.networks))
  const used = new Set(Object.values(project.services).flatMap((service) => networkKeysOf(service, known)))
  return [...known]
    .filter(([key]) => used.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, network]) => ({
      key,
      name: network.name,
      definition: network.external ? null : labelled(definitionOf(network), stack),
    }))
}

const definitionOf = (network: ComposeNetwork): NetworkDefinition => ({
  name: network.name,
  driver: network.driver ?? null,
  options: network.driver_opts ?? {},
  internal: network.internal ?? false,
  attachable: network.attachable ?? false,
  enableIpv6: network.enable_ipv6 ?? false,
  ...(network.enable_ipv4 !== undefined && { enableIpv4: network.enable_ipv4 }),
  ipam: (network.ipam?.config ?? []).map(({ subnet, gateway, ip_range, aux_addresses }) => ({
    ...(subnet !== undefined && { subnet }),
    ...(gateway !== undefined && { gateway }),
    ...(ip_range !== undefined && { ipRange: ip_range }),
    ...(aux_addresses !== undefined && { auxAddresses: aux_addresses }),
  })),
  ...(network.ipam?.driver !== undefined && { ipamDriver: network.ipam.driver }),
  ...(network.ipam?.options !== undefined && { ipamOptions: network.ipam.options }),
  labels: network.labels ?? {},
})

const labelled = (definition: NetworkDefinition, stack: StackIdentity): NetworkDefinition => ({
  ...definition,
  labels: {
    ...definition.labels,
    [labels.stackId]: stack.stackId,
    [labels.version]: String(stack.version),
    [labels.networkHash]: networkHash(definition),
    [labels.composeProject]: stack.stackName,
  },
})
