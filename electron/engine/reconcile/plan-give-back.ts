import type { Operation } from '#shared/model/plan.ts'
import type { DesiredState } from './desired-state.ts'
import type { ObservedContainer } from './observed-state.ts'
import { dependenciesByService, type PlannedWork } from './planned-work.ts'
import { isUp } from './slot-decision.ts'
import { emptyPlan, inStopOrder, placeOf, type StackOnHost } from './stack-on-host.ts'

const requested = { phase: 'swap', cause: { kind: 'requested' } } as const

/**
 * The way back from a first version that did not come to be on a Compose project that the stack took over: what the stack
 * made goes, what Compose made gets its names again and is started. Nothing that Compose made is removed.
 *
 * @param asked the version that was to be applied; what it means to run once is left ended
 */
export function planGiveBack(stack: StackOnHost, asked: DesiredState): PlannedWork {
  const { containers, networks } = stack.observed
  const made = inStopOrder(
    containers.filter(({ adopted }) => !adopted),
    asked,
  )
  const theirs = [
    ...inStopOrder(
      containers.filter(({ adopted }) => adopted),
      asked,
    ),
  ].reverse()
  const operations: readonly Operation[] = [
    ...made.flatMap(removal),
    ...theirs.flatMap((container) => revival(container, asked)),
    ...networks
      .filter(({ stackId, adopted }) => stackId === stack.stackId && !adopted)
      .map(({ id, name }): Operation => ({ kind: 'remove-network', ...requested, networkId: id, name })),
  ]
  return {
    plan: { ...emptyPlan(stack), operations: [...operations] },
    slots: new Map(),
    networks: new Map(),
    volumes: new Map(),
    servicesBefore: dependenciesByService(asked),
  }
}

const removal = (container: ObservedContainer): readonly Operation[] => [
  ...(isUp(container) ? [{ kind: 'stop-container', ...requested, ...placeOf(container), graceMs: null } as const] : []),
  { kind: 'remove-container', ...requested, ...placeOf(container) },
]

/** What a swap set aside is named `web-1.old-1a2b3c4d`. */
const setAside = /\.old-[0-9a-f]{8}$/

function revival(container: ObservedContainer, asked: DesiredState): readonly Operation[] {
  const { id: containerId, service, number, state, exitCode } = container
  const name = container.name.replace(setAside, '')
  const place = { service, number, containerId, name }
  const runsOnce = asked.services.some((other) => other.name === service && other.runsOnce)
  const hasEnded = state === 'exited' && !(runsOnce && exitCode === 0)
  return [
    ...(name === container.name ? [] : [{ kind: 'name-container', ...requested, ...place } as const]),
    ...(hasEnded ? [{ kind: 'start-container', ...requested, ...place } as const] : []),
  ]
}
