import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { AdoptedContainer, EndpointConfiguration } from './adopted-container.ts'
import type { ContainerPayload } from './host-driver.ts'

/** What comparing networks needs to know of the host. */
export interface EndpointContext {
  readonly containerId: string
  /** Name of the container on the host, without the leading slash. */
  readonly containerName: string
  /** The name that it gets where it stays. */
  readonly finalName: string
  /** Name on the host by name in the document. */
  readonly networkNames: ReadonlyMap<string, string>
}

type Endpoint = ContainerPayload['networks'][number]

/**
 * Keys of a service in which a container's networks and names differ from what its payload asks. A network that is asked
 * for and not attached is left to the caller, who looks for that in every container.
 */
export function endpointDifferences(
  payload: ContainerPayload,
  found: AdoptedContainer,
  context: EndpointContext,
): readonly string[] {
  const names = nameDifferences(payload, found, context)
  if (payload.networks.length === 0) return [...names, ...modeDifference(payload, found)]
  const onHost = (name: string) => context.networkNames.get(name) ?? name
  const wanted = new Map(payload.networks.map((endpoint) => [onHost(endpoint.name), endpoint]))
  const known = [context.containerId.slice(0, 12), context.containerName, context.finalName, found.hostname]
  const attached = [...new Set([...wanted.keys(), ...Object.keys(found.endpoints)])].sort()
  const differing = attached.filter((name) => {
    const there = found.endpoints[name]
    return there !== undefined && !isSameEndpoint(wanted.get(name), there, known)
  })
  return [...names, ...differing.map((name) => `networks.${name}`)]
}

/** A name that nobody gave is the container's short id, or that of whom it shares its network with. */
function nameDifferences(
  { Hostname, Domainname = '', HostConfig }: ContainerPayload,
  { hostname, domainname }: AdoptedContainer,
  { containerId }: EndpointContext,
): readonly string[] {
  const mode = String(HostConfig['NetworkMode'] ?? '')
  if (mode === 'host' || mode.startsWith('container:')) return []
  const isGiven = Hostname === undefined ? ['', containerId.slice(0, 12)].includes(hostname) : hostname === Hostname
  return [...(isGiven ? [] : ['hostname']), ...(Domainname === domainname ? [] : ['domainname'])]
}

function modeDifference({ HostConfig }: ContainerPayload, { hostConfig }: AdoptedContainer): readonly string[] {
  return modeName(HostConfig['NetworkMode']) === modeName(hostConfig['NetworkMode']) ? [] : ['network_mode']
}

const modeName = (mode: unknown): string => (mode === 'default' || typeof mode !== 'string' ? 'bridge' : mode)

function isSameEndpoint(wanted: Endpoint | undefined, found: EndpointConfiguration, known: readonly string[]): boolean {
  if (wanted === undefined) return false
  return (
    sameAliases(wanted, found, known) &&
    (wanted.links ?? []).every((link) => found.links.includes(link)) &&
    (wanted.ipv4Address ?? '') === found.ipv4Address &&
    (wanted.ipv6Address ?? '') === found.ipv6Address &&
    canonicalJson([...(wanted.linkLocalIps ?? [])].sort()) === canonicalJson([...found.linkLocalIps].sort()) &&
    Object.entries(wanted.driverOptions ?? {}).every(([key, value]) => found.driverOptions[key] === value) &&
    (wanted.gatewayPriority ?? 0) === found.gatewayPriority &&
    (wanted.macAddress === undefined || wanted.macAddress.toLowerCase() === found.macAddress.toLowerCase())
  )
}

/** The Engine answers to a container's name, its host name and its short id without being asked. */
function sameAliases(wanted: Endpoint, found: EndpointConfiguration, known: readonly string[]) {
  const always = new Set(known)
  const asked = wanted.aliases.filter((alias) => !always.has(alias))
  const there = found.aliases.filter((alias) => !always.has(alias) && !wanted.aliases.includes(alias))
  return there.length === 0 && asked.every((alias) => found.aliases.includes(alias))
}
