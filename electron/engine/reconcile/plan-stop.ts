import type { Operation } from '#shared/model/plan.ts'
import { stopHooks } from './container-hooks.ts'
import { dependentsByService, type PlannedWork } from './planned-work.ts'
import { isUp } from './slot-decision.ts'
import { emptyPlan, inStopOrder, placeOf, type StackOnHost } from './stack-on-host.ts'

const requested = { phase: 'swap', cause: { kind: 'requested' } } as const

/** Stops what runs of the stack, or of one service of it, in reverse dependency order. Nothing is removed. */
export function planStop(stack: StackOnHost, service: string | null): PlannedWork {
  const running = inStopOrder(stack.observed.containers, stack.current)
    .filter(isUp)
    .filter((container) => service === null || container.service === service)
  const stops = running.map(
    (container): Operation => ({
      kind: 'stop-container',
      ...requested,
      ...placeOf(container),
      graceMs: null,
      ...stopHooks(container),
    }),
  )
  const commit: Operation = { kind: 'commit', ...requested, version: null }
  return {
    plan: { ...emptyPlan(stack), operations: stops.length > 0 ? [...stops, commit] : [] },
    slots: new Map(),
    networks: new Map(),
    volumes: new Map(),
    servicesBefore: stack.current ? dependentsByService(stack.current) : new Map(),
  }
}
