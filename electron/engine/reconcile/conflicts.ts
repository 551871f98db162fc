import { AppError } from '#shared/contract/app-error.ts'
import type { ErrorCode, ErrorData } from '#shared/contract/errors.ts'
import type { PlanConflict } from '#shared/model/plan.ts'
import type { DesiredState } from './desired-state.ts'
import type { ForeignContainer, ObservedState } from './observed-state.ts'
import { type PublishedPort, publishedPorts, samePort } from './published-ports.ts'

/** A row of the error table as a conflict of a plan. */
export function conflict<Code extends ErrorCode>(code: Code, data: ErrorData<Code>): PlanConflict {
  const { message, next } = new AppError(code, data)
  return { code, message, next, data }
}

/** Names of containers that others hold, and ports that others or two services of the document want at once. */
export function containerConflicts(
  desired: DesiredState,
  observed: ObservedState,
  hostName: string,
): readonly PlanConflict[] {
  return [...takenNames(desired, observed, hostName), ...takenPorts(desired, observed, hostName)]
}

function takenNames(desired: DesiredState, observed: ObservedState, host: string): readonly PlanConflict[] {
  const foreign = new Set(observed.foreignContainers.map(({ name }) => name))
  return desired.services
    .flatMap(({ containers }) => containers)
    .filter(({ name }) => foreign.has(name))
    .map(({ name }) => conflict('NAME_TAKEN', { object: 'container', name, host }))
}

interface Holder {
  readonly name: string
  readonly port: PublishedPort
}

function takenPorts(desired: DesiredState, observed: ObservedState, host: string): readonly PlanConflict[] {
  const held: Holder[] = observed.foreignContainers.filter(({ running }) => running).flatMap(portsHeld)
  const found: PlanConflict[] = []
  for (const service of desired.services) {
    for (const container of service.containers) {
      for (const port of publishedPorts(service.definition)) {
        const holder = held.find((other) => samePort(other.port, port))
        if (holder) found.push(conflict('PORT_IN_USE', { port: port.port, host, holder: holder.name }))
        else held.push({ name: container.name, port })
      }
    }
  }
  return found
}

const portsHeld = (container: ForeignContainer): readonly Holder[] =>
  container.publishedPorts.map((port) => ({ name: container.name, port }))
