import type { Cause, Operation } from '#shared/model/plan.ts'
import { startHooks, stopHooks } from './container-hooks.ts'
import type { DesiredContainer } from './desired-state.ts'
import type { ObservedContainer } from './observed-state.ts'
import { isUp, type SlotDecision } from './slot-decision.ts'
import { followed } from './start-first.ts'

/** The stack's own containers by name, and those that make room before the first service is touched. */
export interface SwapContext {
  readonly holderOf: ReadonlyMap<string, ObservedContainer>
  /** Ids of containers whose stop and setting aside come first of all. */
  readonly early: ReadonlySet<string>
  /** Services whose new containers are started beside the old ones, which run on until the commit. */
  readonly startFirst: ReadonlySet<string>
}

/** The container that has the name a place wants and is not the one that stays there; null where the name is free. */
function nameHolder({ container, keep }: SlotDecision, context: SwapContext): ObservedContainer | null {
  const holder = context.holderOf.get(container.name)
  return holder === undefined || holder === keep ? null : holder
}

/** Stop and, where it has a name that is wanted, setting aside of one old container. */
export function makeRoom(old: ObservedContainer, cause: Cause, nameIsWanted: boolean): readonly Operation[] {
  const at = placeOf(old)
  const stop: Operation[] = isUp(old)
    ? [{ kind: 'stop-container', phase: 'swap', cause, ...at, graceMs: null, ...stopHooks(old) }]
    : []
  const aside: Operation[] = nameIsWanted ? [{ kind: 'set-aside-container', phase: 'swap', cause, ...at }] : []
  return [...stop, ...aside]
}

const placeOf = ({ service, number, id, name }: ObservedContainer) => ({ service, number, containerId: id, name })

/** Creation of a place's new container, or nothing where one stays. It gets a temporary name while its own is taken. */
export function createOperation(decision: SlotDecision, image: string, context: SwapContext): readonly Operation[] {
  const { container, create } = decision
  if (create === null) return []
  return [
    {
      kind: 'create-container',
      phase: 'before',
      cause: create,
      ...identity(container),
      image,
      replaces: nameHolder(decision, context)?.name ?? null,
    },
  ]
}

const identity = ({ service, number, name }: DesiredContainer) => ({ service, number, name })

/** The old container of a place that runs on until the commit, because the new one is started beside it; or null. */
export const runningOn = (decision: SlotDecision, { startFirst }: SwapContext): ObservedContainer | null =>
  startFirst.has(decision.container.service) ? followed(decision) : null

/**
 * The swap of one place: old ones make room, the one that is to run gets the name and is started. Where it is started
 * first, it gets the name once `gate` is passed, and the old one goes on under another one.
 */
export function swapOperations(decision: SlotDecision, context: SwapContext, gate: Operation): readonly Operation[] {
  const old = runningOn(decision, context)
  if (old) return startedFirst(decision, { context, old, gate })
  return [...roomInPlace(decision, context), ...updating(decision), ...naming(decision, context), ...starting(decision)]
}

function roomInPlace({ container, leave }: SlotDecision, { early }: SwapContext): readonly Operation[] {
  return leave
    .filter(({ container: old }) => !early.has(old.id))
    .flatMap(({ container: old, cause }) => makeRoom(old, cause, old.name === container.name))
}

function updating({ keep, update }: SlotDecision): readonly Operation[] {
  if (keep === null || update === null) return []
  return [{ kind: 'update-container', phase: 'swap', cause: update.cause, ...placeOf(keep) }]
}

function startedFirst(
  decision: SlotDecision,
  { context, old, gate }: { readonly context: SwapContext; readonly old: ObservedContainer; readonly gate: Operation },
): readonly Operation[] {
  const { container, leave } = decision
  const others = { ...decision, leave: leave.filter((left) => left.container !== old) }
  const cause: Cause = { kind: 'replaced', by: container.name }
  const aside: Operation = { kind: 'set-aside-container', phase: 'swap', cause, ...placeOf(old) }
  return [
    ...roomInPlace(others, context),
    ...starting(decision),
    gate,
    ...(old.name === container.name ? [aside] : []),
    ...naming(decision, context),
  ]
}

/** Compose 1 and other tools name containers in other ways. A new name interrupts nothing. */
const otherName: Cause = { kind: 'configuration-changed', fields: ['container_name'] }

function naming(decision: SlotDecision, context: SwapContext): readonly Operation[] {
  const { container, keep, create } = decision
  const misnamed = keep === null ? nameHolder(decision, context) !== null : keep.name !== container.name
  if (!misnamed) return []
  const cause = create ?? (keep?.adopted ? otherName : { kind: 'left-over' as const })
  return [{ kind: 'name-container', phase: 'swap', cause, ...identity(container), containerId: keep?.id ?? null }]
}

function starting({ container, keep, start }: SlotDecision): readonly Operation[] {
  if (start === null) return []
  const operation: Operation = {
    kind: 'start-container',
    phase: 'swap',
    cause: start,
    ...identity(container),
    containerId: keep?.id ?? null,
    ...startHooks(keep ? keep.hooks : container.payload.hooks),
  }
  // The Engine starts no paused container; stopping it first also ends what it waited for.
  return keep?.state === 'paused' ? [...makeRoom(keep, start, false), operation] : [operation]
}

/** After the commit: the containers that are followed or left over go. Those that make no room in the swap are stopped first. */
export function removeOperations(old: ObservedContainer, cause: Cause, stoppedInSwap: boolean): readonly Operation[] {
  const at = placeOf(old)
  const stop: Operation[] =
    isUp(old) && !stoppedInSwap
      ? [{ kind: 'stop-container', phase: 'after', cause, ...at, graceMs: null, ...stopHooks(old) }]
      : []
  return [...stop, { kind: 'remove-container', phase: 'after', cause, ...at }]
}
