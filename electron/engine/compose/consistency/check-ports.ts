import type { ComposePort, ComposeService } from '#shared/model/compose-project.ts'
import { parsePortRange } from '../decode/parse-short-port.ts'
import { type Check, type Checking, refuseAt } from './checking.ts'

/**
 * A port of the host can be published once. Compose leaves this to the Engine, which refuses the second container in
 * the middle of an apply; here it is known before. Host ranges are left out, for the Engine chooses a free port of them.
 */
export const checkPorts: Check = (checking) => {
  const taken = new Map<string, Holder[]>()
  for (const [name, service] of Object.entries(checking.project.services)) {
    if ((service.deploy?.replicas ?? 1) === 0) continue
    checkReplicas(checking, name, service)
    for (const port of service.ports ?? []) {
      const key = fixedPort(port)
      if (key === null) continue
      const holders = taken.get(key) ?? []
      const other = holders.find((holder) => overlaps(holder.ip, port.host_ip))
      if (other) reportTwice(checking, { name, port, other })
      taken.set(key, [...holders, { name, ip: port.host_ip }])
    }
  }
}

interface Holder {
  readonly name: string
  readonly ip: string | undefined
}

const fixedPort = (port: ComposePort): string | null => {
  const range = parsePortRange(port.published ?? '')
  return range && range.from === range.to ? `${range.from}/${port.protocol}` : null
}

/** No address means all of them. */
const overlaps = (a: string | undefined, b: string | undefined): boolean => isAny(a) || isAny(b) || a === b

const isAny = (ip: string | undefined): boolean => ip === undefined || ip === '0.0.0.0' || ip === '::'

const reportTwice = (
  checking: Checking,
  { name, port, other }: { readonly name: string; readonly port: ComposePort; readonly other: Holder },
): void => {
  const holders = other.name === name ? `${name} publishes` : `${other.name} and ${name} both publish`
  refuseAt(checking, ['services', name, 'ports'], {
    rule: 'duplicate-port',
    message: `${holders} port ${port.published} of the host. Publish each port once.`,
    position: checking.origins.get(port),
  })
}

/** Compose accepts this, for a service may be scaled down again; as it is, the Engine refuses the second container. */
const checkReplicas = ({ problems, origins }: Checking, name: string, service: ComposeService): void => {
  const replicas = service.deploy?.replicas ?? 1
  const port = (service.ports ?? []).find((candidate) => fixedPort(candidate) !== null)
  if (replicas <= 1 || !port) return
  problems.warning({
    rule: 'duplicate-port',
    message: `${name} asks for ${replicas} containers, but only one can publish port ${port.published}. Publish a range, or let the Engine choose.`,
    path: ['services', name, 'ports'],
    position: origins.get(port) ?? null,
  })
}
