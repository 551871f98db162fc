import type { Operation } from '#shared/model/plan.ts'
import { startHooks } from './container-hooks.ts'
import type { DesiredService, DesiredState } from './desired-state.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'
import { dependenciesByService, type PlannedSlot, type PlannedWork, slotKey } from './planned-work.ts'
import { isUp } from './slot-decision.ts'
import { emptyPlan, placeOf, type StackOnHost } from './stack-on-host.ts'
import { verification } from './wait-operations.ts'

const requested = { phase: 'swap', cause: { kind: 'requested' } } as const

/**
 * Starts the containers of the current version that are there and do not run, in dependency order, and waits until they
 * work. What ran to its end is left ended. Creates nothing: that is what an apply does.
 */
export function planStart(stack: StackOnHost, service: string | null): PlannedWork {
  return forward(stack, service, (found, container) => {
    if (container.state === 'running' || container.state === 'restarting') return []
    if (found.runsOnce && container.state === 'exited' && container.exitCode === 0) return []
    const start: Operation = {
      kind: 'start-container',
      ...requested,
      ...placeOf(container),
      ...startHooks(container.hooks),
    }
    // The Engine starts no paused container.
    const stop: Operation = { kind: 'stop-container', ...requested, ...placeOf(container), graceMs: null }
    return container.state === 'paused' ? [stop, start] : [start]
  })
}

/** Restarts what runs of the stack, or of one service, in dependency order, and waits until each works again. */
export function planRestart(stack: StackOnHost, service: string | null): PlannedWork {
  return forward(stack, service, (_, container) =>
    isUp(container) ? [{ kind: 'restart-container', ...requested, ...placeOf(container), graceMs: null }] : [],
  )
}

type Act = (service: DesiredService, container: ObservedContainer) => readonly Operation[]

function forward(stack: StackOnHost, only: string | null, act: Act): PlannedWork {
  const { current, observed } = stack
  const services = (current?.services ?? []).filter(({ name }) => only === null || name === only)
  const operations = services.flatMap((service) => {
    const acts = containersOf(service, observed).flatMap((container) => act(service, container))
    return acts.length > 0 ? [...acts, gate(service, services)] : []
  })
  const commit: Operation = { kind: 'commit', ...requested, version: null }
  return {
    plan: { ...emptyPlan(stack), operations: operations.length > 0 ? [...operations, commit] : [] },
    slots: current ? observedSlots(current, observed) : new Map(),
    networks: new Map(),
    volumes: new Map(),
    servicesBefore: current ? dependenciesByService(current) : new Map(),
  }
}

/** Others wait for what is needed healthy or completed; a mere check at the end holds nobody up. */
function gate(service: DesiredService, services: readonly DesiredService[]): Operation {
  // What is started ran before: there is no new version to watch.
  const { monitorMs: _, ...wait } = verification(service)
  const needing = services.filter(({ dependsOn }) =>
    dependsOn.some((dependency) => dependency.service === service.name && dependency.condition !== 'service_started'),
  )
  if (needing.length === 0) return wait
  const condition = service.runsOnce ? 'completed' : 'healthy'
  const cause = { kind: 'needed-by' as const, services: needing.map(({ name }) => name).sort(), condition }
  return { ...wait, condition, cause }
}

const containersOf = (service: DesiredService, observed: ObservedState): readonly ObservedContainer[] =>
  service.containers.flatMap(({ name }) => observed.containers.filter((container) => container.name === name))

const observedSlots = (current: DesiredState, observed: ObservedState): ReadonlyMap<string, PlannedSlot> =>
  new Map(
    current.services
      .flatMap((service) => containersOf(service, observed))
      .map((container) => [slotKey(container), { payload: null, containerId: container.id, parents: new Map() }]),
  )
