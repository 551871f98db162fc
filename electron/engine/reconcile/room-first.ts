import type { DesiredState } from './desired-state.ts'
import { isMadeFrom } from './known-configuration.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'
import { slotKey } from './planned-work.ts'
import { publishedPorts, samePort } from './published-ports.ts'
import { isUp, type SlotDecision } from './slot-decision.ts'

/** The stack's containers at places that the version does not have, by name. */
export function orphansOf(desired: DesiredState, observed: ObservedState): readonly ObservedContainer[] {
  const places = new Set(desired.services.flatMap(({ containers }) => containers.map(slotKey)))
  return observed.containers.filter((container) => !places.has(slotKey(container))).sort(byName)
}

const byName = (a: ObservedContainer, b: ObservedContainer) => (a.name < b.name ? -1 : 1)

interface RoomInput {
  readonly desired: DesiredState
  readonly previous: DesiredState | null
  readonly decisions: readonly SlotDecision[]
  readonly orphans: readonly ObservedContainer[]
}

/**
 * Containers that have to make room before the swap of any service: they hold a name or a port that another place of the
 * new version needs. By name.
 */
export function earlyContainers(input: RoomInput): readonly ObservedContainer[] {
  const leaving = input.decisions.flatMap(({ leave }) => leave.map(({ container }) => container))
  return [...leaving, ...input.orphans]
    .filter((old) => holdsNameOfAnother(old, input) || (isUp(old) && holdsPortOfAnother(old, input)))
    .sort(byName)
}

const holdsNameOfAnother = (old: ObservedContainer, { decisions }: RoomInput): boolean =>
  decisions.some(({ container }) => container.name === old.name && slotKey(container) !== slotKey(old))

/** Where it is not known what a container publishes, it is taken to be in the way of whatever is started. */
function holdsPortOfAnother(old: ObservedContainer, { desired, previous, decisions }: RoomInput): boolean {
  const starting = new Set(decisions.filter(({ start }) => start !== null).map(({ container }) => container.service))
  const wanted = desired.services
    .filter(({ name }) => name !== old.service && starting.has(name))
    .flatMap(({ definition }) => publishedPorts(definition))
  const maker = previous?.services.find(({ containers }) =>
    containers.some((made) => slotKey(old) === slotKey(made) && isMadeFrom(old, made)),
  )
  if (!maker) return wanted.length > 0
  return publishedPorts(maker.definition).some((held) => wanted.some((port) => samePort(held, port)))
}
