import type { Operation } from '#shared/model/plan.ts'
import type { DesiredState } from './desired-state.ts'
import type { ObservedState } from './observed-state.ts'
import { slotKey } from './planned-work.ts'
import type { ReconcileInput } from './reconcile-input.ts'
import { earlyContainers, orphansOf } from './room-first.ts'
import { isUp, type SlotDecision } from './slot-decision.ts'
import { makeRoom, removeOperations, type SwapContext, swapOperations } from './swap-operations.ts'
import { monitorMsOf, neededWait, verification } from './wait-operations.ts'

/** What swaps need to know of the stack's other containers. */
export const swapContextOf = (observed: ObservedState, early: ReadonlySet<string>): SwapContext => ({
  holderOf: new Map(observed.containers.map((container) => [container.name, container])),
  early,
})

/** The swap, service by service, and the removals after it. The commit between them is put in by `withCommit`. */
export function containerOperations(input: ReconcileInput, decisions: readonly SlotDecision[]): readonly Operation[] {
  const { desired, observed, previous } = input
  const orphans = orphansOf(desired, observed)
  const { holderOf } = swapContextOf(observed, new Set())
  const early = earlyContainers({ desired, previous, decisions, orphans })
  const context: SwapContext = { holderOf, early: new Set(early.map(({ id }) => id)) }
  const leaving = [
    ...decisions.flatMap(({ leave }) => leave),
    ...orphans.map((container) => ({ container, cause: { kind: 'not-in-version' as const } })),
  ]
  const isOrphan = new Set(orphans.map(({ id }) => id))
  const wantedNames = new Set(decisions.map(({ container }) => container.name))
  return [
    ...leaving
      .filter(({ container }) => context.early.has(container.id))
      .flatMap(({ container, cause }) => makeRoom(container, cause, wantedNames.has(container.name))),
    ...serviceOperations(input, decisions, context),
    ...leaving.flatMap(({ container, cause }) =>
      removeOperations(container, cause, !isOrphan.has(container.id) || context.early.has(container.id)),
    ),
  ]
}

function serviceOperations(
  { desired, previous }: ReconcileInput,
  decisions: readonly SlotDecision[],
  context: SwapContext,
): readonly Operation[] {
  const of = (service: string) => decisions.filter(({ container }) => container.service === service)
  const starting = desired.services.filter(({ name }) => of(name).some(({ start }) => start !== null))
  const lanes = desired.services.map((service) => ({
    service,
    swaps: of(service.name).flatMap((decision) => swapOperations(decision, context)),
    wait: neededWait(service, of(service.name), starting),
  }))
  const unproven = lanes.filter(
    ({ service, wait }) =>
      (wait === null || monitorMsOf(service) > 0) &&
      of(service.name).some((decision) => isUnproven(decision, desired, previous)),
  )
  return [
    ...lanes.flatMap(({ swaps, wait }) => (wait === null ? swaps : [...swaps, wait])),
    ...unproven.map(({ service }) => verification(service)),
  ]
}

/**
 * True for a container that nobody has seen work: one that is started or limited otherwise now, or one that an attempt
 * which did not reach its commit left running.
 */
function isUnproven(
  { keep, start, update, leave, container }: SlotDecision,
  desired: DesiredState,
  previous: DesiredState | null,
) {
  if (start !== null) return true
  if (keep === null || keep.state === 'exited') return false
  // Less memory or time may be too little.
  if (update !== null && isUp(keep)) return true
  if (keep.health === 'healthy') return false
  const isCommitted = keep.version !== desired.version || previous?.version === desired.version
  if (isCommitted) return false
  const isNewPlace = !previous?.services.some(({ containers }) =>
    containers.some((other) => slotKey(other) === slotKey(container)),
  )
  return leave.length > 0 || isNewPlace
}
