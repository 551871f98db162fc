import type { Operation } from '#shared/model/plan.ts'
import { type PlannedSlot, slotKeyOf } from './planned-work.ts'

/**
 * For each operation of a plan, the indexes of those that end before it begins. All others may run at the same time.
 *
 * - Before the swap: pulls, then networks and volumes, then containers, each after those whose parts it shares.
 * - The swap begins when all of that is done. Operations on one place run in the order of the plan. A service begins when
 *   the services it depends on have ended, their waits for others included; a check at the end (`verify`) holds nobody up.
 *   Room that is made at the head of the plan is made before anything is named or started.
 * - The commit waits for everything before it in the plan, and everything after it waits for the commit.
 * - Removals: a container after its own stop, networks and volumes after all containers.
 */
export function operationOrder(
  operations: readonly Operation[],
  servicesBefore: ReadonlyMap<string, readonly string[]>,
  slots: ReadonlyMap<string, Pick<PlannedSlot, 'parents'>> = new Map(),
): ReadonlyArray<readonly number[]> {
  const before = transitive(servicesBefore)
  const headLength = headOf(operations)
  return operations.map((operation, index) => {
    const earlier = operations.slice(0, index).map((other, at) => ({ other, at }))
    return earlier
      .filter(({ other, at }) =>
        holdsUp(other, operation, { before, slots, inHead: at < headLength, index, headLength }),
      )
      .map(({ at }) => at)
  })
}

interface Position {
  readonly before: ReadonlyMap<string, ReadonlySet<string>>
  readonly slots: ReadonlyMap<string, Pick<PlannedSlot, 'parents'>>
  /** True where the earlier operation is part of the room made at the head. */
  readonly inHead: boolean
  readonly index: number
  readonly headLength: number
}

/** Rank inside a phase; an operation waits for every lower rank of its phase and for earlier phases. */
const rank = (operation: Operation): number => {
  switch (operation.kind) {
    case 'pull-image':
      return 0
    case 'create-network':
    case 'create-volume':
      return 1
    case 'create-container':
      return 2
    case 'stop-container':
    case 'set-aside-container':
    case 'update-container':
    case 'name-container':
    case 'start-container':
    case 'restart-container':
    case 'wait-service':
    case 'remove-container':
      return 3
    case 'remove-network':
    case 'remove-volume':
      return 4
    case 'commit':
      return 5
  }
}

const phases = { before: 0, swap: 1, after: 2 } as const

/** True where `earlier`, which comes before `operation` in the plan, has to end before it begins. */
function holdsUp(earlier: Operation, operation: Operation, position: Position): boolean {
  if (earlier.kind === 'commit' || operation.kind === 'commit') return true
  if (phases[earlier.phase] !== phases[operation.phase]) return phases[earlier.phase] < phases[operation.phase]
  if (rank(earlier) !== rank(operation)) return rank(earlier) < rank(operation)
  if (operation.kind === 'create-container') return isParent(earlier, operation, position)
  if (rank(operation) !== 3) return false
  return (
    samePlace(earlier, operation) || needsRoom(operation, position) || ofServiceBefore(earlier, operation, position)
  )
}

function isParent(earlier: Operation, operation: Operation, { slots }: Position): boolean {
  const parents = slots.get(slotKeyOf(operation) ?? '')?.parents
  return parents !== undefined && [...parents.values()].some((parent) => parent === slotKeyOf(earlier))
}

function samePlace(earlier: Operation, operation: Operation): boolean {
  if (operation.kind === 'wait-service' || isGate(earlier)) return serviceOf(earlier) === serviceOf(operation)
  return slotKeyOf(earlier) !== null && slotKeyOf(earlier) === slotKeyOf(operation)
}

/** A wait for one new container: the next one of its service is started after it. */
const isGate = (operation: Operation): boolean => operation.kind === 'wait-service' && operation.number !== undefined

const needsRoom = (operation: Operation, { inHead }: Position): boolean =>
  inHead && (operation.kind === 'name-container' || operation.kind === 'start-container')

function ofServiceBefore(earlier: Operation, operation: Operation, { before, index, headLength }: Position): boolean {
  const service = serviceOf(operation)
  const other = serviceOf(earlier)
  if (service === null || other === null || index < headLength) return false
  const isCheck = earlier.kind === 'wait-service' && earlier.cause.kind === 'verify' && !isGate(earlier)
  return !isCheck && (before.get(service)?.has(other) ?? false)
}

const serviceOf = (operation: Operation): string | null => ('service' in operation ? operation.service : null)

/**
 * Length of the run of operations that make room at the start of the swap, counted from the first operation of the plan.
 * 0 where nothing is started: then stops are the plan itself and keep the order of services.
 */
function headOf(operations: readonly Operation[]): number {
  if (!operations.some(({ kind }) => kind === 'start-container')) return 0
  const start = operations.findIndex(({ phase }) => phase === 'swap')
  if (start < 0) return 0
  const rest = operations.slice(start)
  const length = rest.findIndex(({ kind }) => kind !== 'stop-container' && kind !== 'set-aside-container')
  return length < 0 ? 0 : start + length
}

/** All services before each, not only the direct ones: one in between may have nothing to do. */
function transitive(direct: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const reach = (service: string, seen: Set<string>): Set<string> => {
    for (const next of direct.get(service) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      reach(next, seen)
    }
    return seen
  }
  return new Map([...direct.keys()].map((service) => [service, reach(service, new Set())]))
}
