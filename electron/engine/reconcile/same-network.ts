import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { AdoptedNetwork } from './adopted-container.ts'
import type { NetworkDefinition } from './host-driver.ts'

/**
 * True where a network that Compose made is what a definition asks for. What the definition leaves to the Engine (the
 * subnet, say) may be anything. `attachable` is left out: it means nothing for a network of a single host, and Compose 1
 * set it always.
 */
export const isSameNetwork = (definition: NetworkDefinition, found: AdoptedNetwork): boolean =>
  (definition.driver ?? 'bridge') === found.driver &&
  definition.internal === found.internal &&
  definition.enableIpv6 === found.enableIpv6 &&
  (definition.enableIpv4 ?? true) === found.enableIpv4 &&
  same(definition.options, withoutEngineOptions(found.options)) &&
  same(withoutTools(definition.labels), withoutTools(found.labels)) &&
  (definition.ipamDriver ?? 'default') === found.ipamDriver &&
  same(definition.ipamOptions ?? {}, found.ipamOptions) &&
  hasPools(definition, found)

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)

/** Options that newer Engines add by themselves (Engine 28). */
const withoutEngineOptions = (options: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !/^com\.docker\.network\.enable_ipv[46]$/.test(name)))

const withoutTools = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(labels).filter(([name]) => !/^(io\.stackwright\.|com\.docker\.compose\.)/.test(name)),
  )

function hasPools({ ipam }: NetworkDefinition, { ipam: found }: AdoptedNetwork): boolean {
  const asked = ipam.filter((pool) => Object.keys(pool).length > 0)
  if (asked.length === 0) return true
  return asked.every((pool) =>
    found.some(
      (other) =>
        (pool.subnet ?? other.subnet) === other.subnet &&
        (pool.gateway ?? other.gateway) === other.gateway &&
        (pool.ipRange ?? other.ipRange) === other.ipRange &&
        same(pool.auxAddresses ?? {}, other.auxAddresses),
    ),
  )
}
