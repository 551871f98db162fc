import type { PlanConflict, PlanWarning } from '#shared/model/plan.ts'
import { conflict } from '../conflicts.ts'
import type { NetworkDefinition } from '../host-driver.ts'
import type { ObservedSubnet } from '../observed-state.ts'
import { type AddressRange, overlaps, parseRange, subnetsOf } from './address-range.ts'
import type { AddressPool, HostSurvey } from './host-survey.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'

/** What an Engine takes subnets from that was told nothing else (moby, `ipamutils.GetLocalScopeDefaultNetworks`). */
const builtInPools: readonly AddressPool[] = [
  { base: '172.17.0.0/16', size: 16 },
  { base: '172.18.0.0/16', size: 16 },
  { base: '172.19.0.0/16', size: 16 },
  { base: '172.20.0.0/14', size: 16 },
  { base: '172.24.0.0/14', size: 16 },
  { base: '172.28.0.0/14', size: 16 },
  { base: '192.168.0.0/16', size: 20 },
]

/** Enough to see that there is room for what one plan makes. */
const poolLimit = 4096

/** Subnets that overlap with those of other networks, and address pools that have none left for the plan's networks. */
export function checkAddressRanges({ work, observed, survey }: PreflightInput): Findings {
  const made = [...work.networks.values()].filter(isBridge)
  if (made.length === 0) return {}
  const { hostName } = work.plan
  const asking = made.filter(({ ipam }) => ipam.every(({ subnet }) => subnet === undefined))
  const given = made.flatMap(({ name, ipam }) =>
    ipam.flatMap(({ subnet }) => (subnet ? [{ network: name, subnet }] : [])),
  )
  const bridges = observed.subnets.filter(({ driver }) => driver === 'bridge')
  const room = roomFor(asking.length, { used: [...observed.subnets, ...given], survey, hostName })
  return { ...room, conflicts: [...takenSubnets(given, bridges, hostName), ...(room.conflicts ?? [])] }
}

/** Of other drivers it is not known how they share addresses. */
const isBridge = ({ driver, ipamDriver, enableIpv4 }: NetworkDefinition): boolean =>
  (driver === null || driver === 'bridge') && (ipamDriver ?? 'default') === 'default' && enableIpv4 !== false

type GivenSubnet = Pick<ObservedSubnet, 'network' | 'subnet'>

function takenSubnets(
  given: readonly GivenSubnet[],
  others: readonly GivenSubnet[],
  host: string,
): readonly PlanConflict[] {
  return given.flatMap(({ network, subnet }, index) => {
    const range = parseRange(subnet)
    const holder = [...others, ...given.slice(0, index)].find((other) => {
      const held = parseRange(other.subnet)
      return range !== null && held !== null && overlaps(range, held)
    })
    return holder && holder.network !== network
      ? [conflict('SUBNET_TAKEN', { host, subnet, holder: holder.network })]
      : []
  })
}

interface Room {
  readonly used: readonly GivenSubnet[]
  readonly survey: HostSurvey
  readonly hostName: string
}

/**
 * Pools that the Engine names and whose networks fill them leave no doubt. Of pools that it is taken to have, and of ranges
 * that it passes over because the machine has a route there, only a warning comes.
 */
function roomFor(needed: number, { used, survey, hostName }: Room): Findings {
  const { addressPools, machine } = survey
  const inUse = used.flatMap(({ subnet }) => parseRange(subnet) ?? [])
  const routed = (machine?.routes ?? []).flatMap((route) => parseRange(route) ?? [])
  const unused = (addressPools ?? builtInPools).flatMap(rangesOf).filter((range) => isFree(range, inUse))
  if (addressPools !== null && unused.length < needed)
    return { conflicts: [conflict('ADDRESS_POOLS_EXHAUSTED', { host: hostName })] }
  const free = unused.filter((range) => isFree(range, routed)).length
  return free >= needed ? {} : { warnings: [shortage(free, needed, hostName)] }
}

const isFree = (range: AddressRange, taken: readonly AddressRange[]): boolean =>
  !taken.some((other) => overlaps(range, other))

const rangesOf = ({ base, size }: AddressPool): readonly AddressRange[] => {
  const range = parseRange(base)
  return range === null ? [] : subnetsOf(range, size, poolLimit)
}

const shortage = (free: number, needed: number, host: string): PlanWarning => ({
  code: 'ADDRESS_RANGES_SHORT',
  message: `Docker on ${host} seems to have ${free === 0 ? 'no address range' : `only ${free} address ranges`} left, and ${needed === 1 ? 'a network is' : `${needed} networks are`} to be made.`,
  next: 'Remove networks there that nobody uses, or give the network a subnet of its own in the document.',
})
