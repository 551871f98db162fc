import type { ContainerPayload } from './host-driver.ts'
import type { ObservedContainer } from './observed-state.ts'

/** A volume without a name of its own, at a place inside a container. */
interface AnonymousVolume {
  readonly name: string
  readonly destination: string
}

/** The Engine names an anonymous volume with 64 hex digits. */
const anonymous = /^[0-9a-f]{64}$/

/** The anonymous volumes that a container mounts. */
export const anonymousMounts = ({ mounts }: ObservedContainer): readonly AnonymousVolume[] =>
  mounts.flatMap(({ type, name, destination }) =>
    type === 'volume' && name !== null && anonymous.test(name) ? [{ name, destination }] : [],
  )

/**
 * Anonymous volumes of a container that its successor has no other mount for: their data is carried over by mounting
 * them again at the same place.
 */
export function carriedOver(old: ObservedContainer, successor: ContainerPayload): readonly AnonymousVolume[] {
  const taken = new Set(mountTargets(successor))
  return anonymousMounts(old).filter(({ destination }) => !taken.has(destination))
}

/** The payload with those volumes mounted. The hash stays that of the document: carrying over is no change of it. */
export function withCarriedOver(payload: ContainerPayload, volumes: readonly AnonymousVolume[]): ContainerPayload {
  if (volumes.length === 0) return payload
  const kept = mountsOf(payload).filter(
    ({ Target, Source }) => Source !== undefined || !volumes.some((v) => v.destination === Target),
  )
  const added = volumes.map(({ name, destination }) => ({ Type: 'volume', Source: name, Target: destination }))
  return { ...payload, HostConfig: { ...payload.HostConfig, Mounts: [...kept, ...added] } }
}

interface Mount {
  readonly Type?: unknown
  readonly Source?: unknown
  readonly Target?: unknown
}

const isMount = (value: unknown): value is Mount => typeof value === 'object' && value !== null

const mountsOf = (payload: ContainerPayload): readonly Mount[] => {
  const mounts = payload.HostConfig['Mounts']
  return Array.isArray(mounts) ? mounts.filter(isMount) : []
}

/** Places that the document fills itself. A mount of it without a source is an anonymous volume again. */
const mountTargets = (payload: ContainerPayload): readonly unknown[] => {
  const binds = payload.HostConfig['Binds']
  const fromBinds = Array.isArray(binds) ? binds.map((bind) => String(bind).split(':')[1]) : []
  const named = mountsOf(payload).filter(({ Type, Source }) => Type !== 'volume' || Source !== undefined)
  return [...fromBinds, ...named.map(({ Target }) => Target)]
}
