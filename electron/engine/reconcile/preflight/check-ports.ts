import type { PlanConflict } from '#shared/model/plan.ts'
import { conflict } from '../conflicts.ts'
import { type PublishedPort, publishedPorts, samePort } from '../published-ports.ts'
import type { ListeningPort } from './host-survey.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'
import { servicesWith } from './touched-services.ts'

/** Ports of the host that services which the plan starts publish by number. */
export const startedPorts = ({ work, state }: Pick<PreflightInput, 'work' | 'state'>): readonly PublishedPort[] =>
  servicesWith('start-container', work, state).flatMap(({ definition }) => publishedPorts(definition))

/** Ports that programs of the host hold. What containers hold is the plan's own business. */
export function checkPorts(input: PreflightInput): Findings {
  const { work, observed, survey } = input
  const wanted = startedPorts(input).filter(({ protocol }) => protocol !== 'sctp')
  if (wanted.length === 0) return {}
  const listening = survey.machine?.listening
  const { hostName } = work.plan
  if (!listening) return { unchecked: [`whether another program of ${hostName} holds ${portList(wanted)}`] }
  const programs = listening.filter((port) => !observed.heldPorts.some((held) => isHeldFor(held, port)))
  return { conflicts: wanted.flatMap((port) => taken(port, programs, hostName)) }
}

/** The Engine listens on the ports that it publishes for containers (docker-proxy). */
const isHeldFor = (held: PublishedPort, { address, port, protocol }: ListeningPort): boolean =>
  samePort(held, { hostIp: address, port, protocol })

function taken(port: PublishedPort, programs: readonly ListeningPort[], host: string): readonly PlanConflict[] {
  const program = programs.find((other) => isSamePlace(port, other))
  return program ? [conflict('PORT_IN_USE', { port: port.port, host, holder: program.holder })] : []
}

function isSamePlace(wanted: PublishedPort, { address, port, protocol }: ListeningPort): boolean {
  return wanted.port === port && wanted.protocol === protocol && meet(wanted.hostIp, address)
}

/** `::` takes IPv4 too, unless a program asks for the contrary, which few do (ipv6(7), `IPV6_V6ONLY`). */
function meet(wanted: string, address: string): boolean {
  if (wanted === '' || wanted === address || address === '::') return true
  const isSameFamily = wanted.includes(':') === address.includes(':')
  return isSameFamily && (isEvery(wanted) || isEvery(address))
}

const isEvery = (address: string) => address === '0.0.0.0' || address === '::'

function portList(ports: readonly PublishedPort[]): string {
  const numbers = [...new Set(ports.map(({ port }) => port))]
  const shown = numbers.slice(0, 5).join(', ')
  const more = numbers.length > 5 ? ` and ${numbers.length - 5} more` : ''
  return `${numbers.length === 1 ? 'port' : 'ports'} ${shown}${more}`
}
