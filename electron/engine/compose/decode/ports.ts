import type { ComposePort } from '#shared/model/compose-project.ts'
import { decodeObject } from './collection.ts'
import { below, type Decoder, type Field, fail, failType } from './field.ts'
import { type PortRange, parsePortRange, parseShortPort } from './parse-short-port.ts'
import { decodeAnyText, decodeInteger, decodeText, decodeWord } from './scalar.ts'

/** Ports that one document may publish: what a host has. */
export const maxPorts = 65_535

/** Published ports in long form; a range of container ports becomes one entry a port. Of equal ones the last counts. */
export const decodePorts: Decoder<readonly ComposePort[]> = (field) => {
  if (field.node.kind !== 'list') return failType(field, 'a list of ports')
  const ports = field.node.items.flatMap((item, index) => decodePort(below(field, String(index), item)))
  return [...new Map(ports.map((port) => [portKey(port), port])).values()]
}

/** What makes two ports the same one: where it is published, and what to (compose-go `unicity`). */
export const portKey = (port: ComposePort): string =>
  `${port.host_ip ?? ''}:${port.published ?? ''}:${port.target}/${port.protocol}`

const decodePort = (field: Field): readonly ComposePort[] => {
  const ports = field.node.kind === 'map' ? fromLong(field) : fromShort(field)
  for (const port of ports) field.context.origins.set(port, field.node.position)
  return ports
}

const fromShort = (field: Field): readonly ComposePort[] => {
  const { node } = field
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    failType(field, 'a port such as "8080:80"')
    return []
  }
  const parsed = parseShortPort(node.text)
  if (!parsed.ok) {
    fail(field, 'port', parsed.error)
    return []
  }
  return countPorts(field, parsed.count) ? parsed.ports() : []
}

/** A few letters can ask for 65535 ports; a document of them would fill the memory. */
const countPorts = (field: Field, count: number): boolean => {
  const { budget } = field.context
  budget.ports -= count
  if (budget.ports < 0) fail(field, 'too-large', `This document publishes more than ${maxPorts} ports.`)
  return budget.ports >= 0
}

interface LongPort {
  readonly name: string
  readonly mode: string
  readonly target: number
  readonly published: string
  readonly host_ip: string
  readonly protocol: ComposePort['protocol']
  readonly app_protocol: string
}

const decodePublished: Decoder<string> = (field) => {
  const text = decodeAnyText(field)
  if (text === undefined || text === '') return undefined
  const range: PortRange | null = parsePortRange(text)
  return range ? text : fail(field, 'port', `${text} is not a port or a range of ports (1 to 65535).`)
}

const decodeLong = decodeObject<LongPort>({
  name: decodeText,
  mode: decodeWord('ingress', 'host'),
  target: decodeInteger({ min: 1, max: 65_535 }),
  published: decodePublished,
  host_ip: decodeText,
  protocol: decodeWord('tcp', 'udp', 'sctp'),
  app_protocol: decodeText,
})

const fromLong = (field: Field): readonly ComposePort[] => {
  const long = decodeLong(field)
  if (!long) return []
  const { target, published, host_ip, mode = 'ingress', protocol = 'tcp', ...rest } = long
  if (target === undefined) {
    const isGiven = field.node.kind === 'map' && field.node.entries.has('target')
    if (!isGiven) fail(field, 'port', 'A port needs its target: the port inside the container.')
    return []
  }
  return [{ mode, target, ...(published && { published }), ...(host_ip && { host_ip }), protocol, ...rest }]
}
