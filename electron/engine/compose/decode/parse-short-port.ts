import type { ComposePort } from '#shared/model/compose-project.ts'

/** What a port in short form means: how many ports, and which; or what is wrong with it. */
export type ShortPort =
  | { readonly ok: true; readonly count: number; readonly ports: () => readonly ComposePort[] }
  | { readonly ok: false; readonly error: string }

/** A port, or a range of them, both ends included. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

/** `80` or `8000-8010`; null for anything else, and for ports outside of 1 to 65535. */
export const parsePortRange = (text: string): PortRange | null => {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text)
  if (!match) return null
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from >= 1 && from <= to && to <= 65_535 ? { from, to } : null
}

/**
 * A port as `[ip:][host:]container[/protocol]`. Ranges of one length are taken pair by pair; a range on the host for a
 * single container port stays a range, from which the Engine chooses. IPv6 addresses with or without brackets.
 *
 * Syntax: compose-spec, 05-services.md (`ports`); docker/go-connections `nat.ParsePortSpec`.
 */
export const parseShortPort = (text: string): ShortPort => {
  const [spec = '', protocol = 'tcp', ...more] = text.split('/')
  if (more.length > 0 || !isProtocol(protocol.toLowerCase()))
    return refuse(text, 'the protocol must be tcp, udp or sctp')
  const parts = splitSpec(spec)
  const container = parsePortRange(parts.container)
  if (!container) return refuse(text, `${JSON.stringify(parts.container)} is not a port of the container (1 to 65535)`)
  const host = parts.host === '' ? null : parsePortRange(parts.host)
  if (parts.host !== '' && !host)
    return refuse(text, `${JSON.stringify(parts.host)} is not a port of the host (1 to 65535)`)
  if (parts.ip !== '' && !isIpAddress(parts.ip)) return refuse(text, `${JSON.stringify(parts.ip)} is not an IP address`)
  if (host && length(container) > 1 && length(host) !== length(container)) {
    return refuse(text, `the ranges ${parts.host} and ${parts.container} differ in length`)
  }
  const mapping = { container, host, ip: parts.ip, protocol: protocol.toLowerCase() }
  return { ok: true, count: length(container), ports: () => expand(mapping) }
}

const refuse = (text: string, why: string): ShortPort => ({
  ok: false,
  error: `${JSON.stringify(text)} is not a port mapping: ${why}. Write [IP:][HOST:]CONTAINER, for example "8080:80".`,
})

const splitSpec = (spec: string): { ip: string; host: string; container: string } => {
  const parts = spec.split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  return { ip: parts.join(':').replace(/^\[(.*)\]$/, '$1'), host, container }
}

const isProtocol = (text: string): text is ComposePort['protocol'] =>
  text === 'tcp' || text === 'udp' || text === 'sctp'

const isIpAddress = (text: string): boolean => {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) return text.split('.').every((part) => Number(part) <= 255)
  return text.includes(':') && /^[\da-f:.]+(%\w+)?$/i.test(text)
}

const length = (range: PortRange): number => range.to - range.from + 1

interface Mapping {
  readonly container: PortRange
  readonly host: PortRange | null
  readonly ip: string
  readonly protocol: string
}

const expand = ({ container, host, ip, protocol }: Mapping): readonly ComposePort[] =>
  Array.from({ length: length(container) }, (_, index) => {
    const published = publishedAt(host, length(container), index)
    return {
      mode: 'ingress',
      ...(ip && { host_ip: ip }),
      target: container.from + index,
      ...(published && { published }),
      protocol: isProtocol(protocol) ? protocol : 'tcp',
    }
  })

const publishedAt = (host: PortRange | null, targets: number, index: number): string | null => {
  if (!host) return null
  return targets === 1 && length(host) > 1 ? `${host.from}-${host.to}` : String(host.from + index)
}
