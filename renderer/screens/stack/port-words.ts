import { t } from '#shared/language/translate.ts'
import type { ContainerFact } from '#shared/model/stack.ts'

type Port = ContainerFact['ports'][number]

const everywhere = new Set([null, '', '0.0.0.0', '::'])

/** A published port as `8080 to 80`, with the address where it is not every one, and the protocol where it is not tcp. */
const portWords = ({ hostIp, hostPort, containerPort, protocol }: Port): string => {
  const from = everywhere.has(hostIp) ? `${hostPort}` : `${hostIp}:${hostPort}`
  return t('{{from}} to {{to}}', { from, to: protocol === 'tcp' ? containerPort : `${containerPort}/${protocol}` })
}

/** The published ports of the containers, each once. The Engine lists IPv4 and IPv6 apart. */
export function publishedPorts(containers: readonly Pick<ContainerFact, 'ports'>[]): readonly string[] {
  const words = containers.flatMap(({ ports }) => ports.filter(({ hostPort }) => hostPort !== null).map(portWords))
  return [...new Set(words)]
}
