import type { VolumeFate } from '#shared/model/plan.ts'
import { anonymousMounts } from './anonymous-volumes.ts'
import type { ObservedState } from './observed-state.ts'

/**
 * The stack's anonymous volumes that are on the host, by name: those its containers mount, and those they mounted once.
 * One that a container of somebody else mounts as well is left out: it is theirs too.
 *
 * @param tracked names that containers of the stack ever mounted
 */
export function ownAnonymousVolumes(observed: ObservedState, tracked: readonly string[]): readonly string[] {
  const present = new Set(observed.volumes.map(({ name }) => name))
  const foreign = new Set(observed.foreignContainers.flatMap(({ volumes }) => volumes))
  const mounted = observed.containers.flatMap(anonymousMounts).map(({ name }) => name)
  const own = new Set([...mounted, ...tracked.filter((name) => present.has(name))])
  return [...own].filter((name) => !foreign.has(name)).sort()
}

/** What becomes of them where none is destroyed: kept where a service goes on using it, else kept for nobody. */
export const anonymousFates = (
  names: readonly string[],
  usersOf: (name: string) => readonly string[],
): readonly VolumeFate[] =>
  names.map((name) => {
    const usedBy = [...new Set(usersOf(name))].sort()
    return { name, fate: usedBy.length > 0 ? 'kept' : 'orphaned', usedBy }
  })
