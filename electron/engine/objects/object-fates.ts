import type { ObjectKeptFor, ObjectUser } from '#shared/model/host-objects.ts'

/** A volume or network as far as its fate goes. */
export interface ObjectInQuestion {
  readonly name: string
  /** The stack whose object it is; null for one of nobody's. */
  readonly stackId: string | null
  readonly usedBy: readonly ObjectUser[]
}

/** Networks that every Engine makes by itself and does not let go of (moby, `runconfig.IsPreDefinedNetwork`; swarm's two). */
const madeByEngine: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'ingress', 'docker_gwbridge', 'podman'])

/**
 * Why an object stays; null for one that nobody needs.
 *
 * @param named names that kept versions ask for, though another made it
 */
export function keptFor(
  { name, stackId, usedBy }: ObjectInQuestion,
  named: ReadonlySet<string>,
  kind: 'volume' | 'network',
): ObjectKeptFor | null {
  if (kind === 'network' && madeByEngine.has(name)) return 'engine'
  if (usedBy.length > 0) return 'container'
  if (stackId !== null) return 'stack'
  return named.has(name) ? 'version' : null
}
