import type { StackNeeds } from '../generated-document.ts'
import type { ResolvedPart, ResolvedStack } from '../resolve/resolved-stack.ts'
import { memoryNeeded } from './memory-limit.ts'

/** What a stack takes of its host, and where it answers. */
export const stackNeeds = ({ parts }: ResolvedStack): StackNeeds => ({
  memoryBytes: parts.reduce((sum, part) => sum + memoryNeeded(part), 0),
  ports: parts.flatMap(portsOf),
  volumes: parts.flatMap(({ part, volumes }) =>
    volumes
      .filter(({ choice }) => choice.kind === 'volume')
      .map(({ entry, name }) => ({ part: part.name, volume: entry.id, name, path: entry.path, state: entry.state })),
  ),
})

const portsOf = ({ part, ports }: ResolvedPart): StackNeeds['ports'] =>
  ports.flatMap(({ entry, container, publication }) => {
    if (!publication) return []
    const { address, port: published } = publication
    const url = entry.scheme === undefined ? null : `${entry.scheme}://${shownHost(address)}:${published}`
    return [
      {
        part: part.name,
        port: entry.id,
        title: entry.title,
        address,
        published,
        container,
        protocol: entry.protocol,
        url,
      },
    ]
  })

const shownHost = (address: string): string => {
  if (address === '0.0.0.0' || address === '127.0.0.1' || address === '::') return 'localhost'
  return address.includes(':') ? `[${address}]` : address
}
