import type { RuleContext } from './rule.ts'

/** Name for a part that no other has: the wanted one, or that with a number. */
export const freePartName = ({ answers }: Pick<RuleContext, 'answers'>, wanted: string): string => {
  const taken = new Set(answers.parts.map(({ name }) => name))
  const base = wanted.slice(0, 36)
  if (!taken.has(base)) return base
  let count = 2
  while (taken.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

/** Publications of a stack, each with the names of its part and port. */
export const publicationsOf = ({ stack }: Pick<RuleContext, 'stack'>) =>
  stack.parts.flatMap((resolved) =>
    resolved.ports.flatMap(({ entry, publication, container }) =>
      publication ? [{ resolved, entry, container, publication }] : [],
    ),
  )

/** The first port above the wanted one that neither the stack nor the host uses; null where there is none. */
export const freeHostPort = (context: RuleContext, wanted: number, protocol: 'tcp' | 'udp'): number | null => {
  const own = publicationsOf(context).filter(({ entry }) => entry.protocol === protocol)
  const others = context.host?.usedPorts.filter((used) => used.protocol === protocol) ?? []
  const taken = new Set([...own.map(({ publication }) => publication.port), ...others.map(({ port }) => port)])
  const start = wanted < 1024 ? wanted + 8000 : wanted
  for (let port = start; port <= 65_535; port += 1) if (!taken.has(port)) return port
  return null
}

/** True where both addresses can receive the same connection. */
export const addressesMeet = (a: string, b: string): boolean => a === b || isEverywhere(a) || isEverywhere(b)

/** True for an address that stands for all of a host's. */
export const isEverywhere = (address: string): boolean => address === '0.0.0.0' || address === '::' || address === ''

/** True for an address that only the host itself reaches. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'
