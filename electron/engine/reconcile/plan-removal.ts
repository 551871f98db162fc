import type { Operation, Plan } from '#shared/model/plan.ts'
import { stopHooks } from './container-hooks.ts'
import { dependentsByService, type PlannedWork } from './planned-work.ts'
import { isUp } from './slot-decision.ts'
import { emptyPlan, inStopOrder, placeOf, type StackOnHost } from './stack-on-host.ts'

const requested = { phase: 'swap', cause: { kind: 'requested' } } as const

/**
 * The way to nothing: containers stop in reverse dependency order and go, then the networks, and the volumes only where
 * that was asked. The commit comes last, so that the stack counts as removed only when it is.
 */
export function planRemoval(stack: StackOnHost, options: { readonly volumes: boolean }): PlannedWork {
  const plan = emptyPlan(stack)
  return {
    plan: {
      ...plan,
      operations: [...containers(stack), ...networks(stack), ...(options.volumes ? volumes(plan.volumes) : []), commit],
      volumes: plan.volumes.map((volume) =>
        options.volumes ? { ...volume, fate: 'destroyed' } : { ...volume, fate: 'orphaned', usedBy: [] },
      ),
    },
    slots: new Map(),
    networks: new Map(),
    volumes: new Map(),
    servicesBefore: stack.current ? dependentsByService(stack.current) : new Map(),
  }
}

const commit: Operation = { kind: 'commit', ...requested, version: null }

function containers({ observed, current }: StackOnHost): readonly Operation[] {
  const ordered = inStopOrder(observed.containers, current)
  const stops = ordered.filter(isUp).map(
    (container): Operation => ({
      kind: 'stop-container',
      ...requested,
      ...placeOf(container),
      graceMs: null,
      ...stopHooks(container),
    }),
  )
  const removals = ordered.map(
    (container): Operation => ({
      kind: 'remove-container',
      ...requested,
      ...placeOf(container),
    }),
  )
  return [...stops, ...removals]
}

const networks = ({ observed, stackId }: StackOnHost): readonly Operation[] =>
  observed.networks
    .filter((network) => network.stackId === stackId)
    .map(({ id, name }) => ({ kind: 'remove-network', ...requested, networkId: id, name }))

const volumes = (fates: Plan['volumes']): readonly Operation[] =>
  fates.map(({ name }) => ({ kind: 'remove-volume', ...requested, name }))
