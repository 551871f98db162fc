import type { Operation } from '#shared/model/plan.ts'
import type { DesiredService, DesiredState } from '../desired-state.ts'
import type { ContainerPayload } from '../host-driver.ts'
import { type PlannedWork, slotKey } from '../planned-work.ts'

type Planned = Pick<PlannedWork, 'plan' | 'slots'>

/** Services of which the plan does that to a container. */
export function servicesWith(
  kind: Operation['kind'],
  { plan }: Planned,
  state: DesiredState,
): readonly DesiredService[] {
  const names = new Set(
    plan.operations.flatMap((operation) =>
      operation.kind === kind && 'service' in operation ? [operation.service] : [],
    ),
  )
  return state.services.filter(({ name }) => names.has(name))
}

/** What the plan makes containers of a service from. */
export const payloadsOf = ({ containers }: DesiredService, { slots }: Planned): readonly ContainerPayload[] =>
  containers.flatMap((container) => slots.get(slotKey(container))?.payload ?? [])
