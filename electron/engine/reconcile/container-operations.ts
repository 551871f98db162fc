import type { Operation, SwapOrder } from '#shared/model/plan.ts'
import type { DesiredState } from './desired-state.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'
import { slotKey } from './planned-work.ts'
import type { ReconcileInput } from './reconcile-input.ts'
import { earlyContainers, orphansOf } from './room-first.ts'
import { isUp, type SlotDecision } from './slot-decision.ts'
import { swapOrders } from './start-first.ts'
import { makeRoom, removeOperations, runningOn, type SwapContext, swapOperations } from './swap-operations.ts'
import { gateOf, monitorMsOf, neededWait, verification } from './wait-operations.ts'

/** What swaps need to know of the stack's other containers. */
export const swapContextOf = (
  observed: ObservedState,
  early: ReadonlySet<string> = new Set(),
  orders: readonly SwapOrder[] = [],
): SwapContext => ({
  holderOf: new Map(observed.containers.map((container) => [container.name, container])),
  early,
  startFirst: new Set(orders.flatMap(({ service, stopFirstBecause }) => (stopFirstBecause === null ? service : []))),
})

/** What is done to containers in the swap and after it, and in which order those are replaced that ask for one. */
interface ContainerWork {
  readonly operations: readonly Operation[]
  readonly orders: readonly SwapOrder[]
}

/** The swap, service by service, and the removals after it. The commit between them is put in by `withCommit`. */
export function containerOperations(input: ReconcileInput, decisions: readonly SlotDecision[]): ContainerWork {
  const { desired, observed, previous } = input
  const orphans = orphansOf(desired, observed)
  const early = new Set(earlyContainers({ desired, previous, decisions, orphans }).map(({ id }) => id))
  const orders = swapOrders(input, decisions, early)
  const context = swapContextOf(observed, early, orders)
  return { operations: swapAndRemoval(input, decisions, { orphans, context }), orders }
}

function swapAndRemoval(
  input: ReconcileInput,
  decisions: readonly SlotDecision[],
  { orphans, context }: { readonly orphans: readonly ObservedContainer[]; readonly context: SwapContext },
): readonly Operation[] {
  const leaving = [
    ...decisions.flatMap(({ leave }) => leave),
    ...orphans.map((container) => ({ container, cause: { kind: 'not-in-version' as const } })),
  ]
  const isOrphan = new Set(orphans.map(({ id }) => id))
  const goesOn = new Set(decisions.flatMap((decision) => runningOn(decision, context)?.id ?? []))
  const isStopped = ({ id }: ObservedContainer) => !goesOn.has(id) && (!isOrphan.has(id) || context.early.has(id))
  const wantedNames = new Set(decisions.map(({ container }) => container.name))
  return [
    ...leaving
      .filter(({ container }) => context.early.has(container.id))
      .flatMap(({ container, cause }) => makeRoom(container, cause, wantedNames.has(container.name))),
    ...serviceOperations(input, decisions, context),
    ...leaving.flatMap(({ container, cause }) => removeOperations(container, cause, isStopped(container))),
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
    swaps: of(service.name).flatMap((decision) =>
      swapOperations(decision, context, gateOf(service, decision.container)),
    ),
    wait: neededWait(service, of(service.name), starting),
  }))
  const unproven = lanes.filter(
    ({ service, wait }) =>
      (wait === null || monitorMsOf(service) > 0) &&
      of(service.name).some(
        (decision) => runningOn(decision, context) === null && isUnproven(decision, desired, previous),
      ),
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
