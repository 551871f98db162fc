import { parseGoDuration } from '#shared/format/go-duration.ts'
import type { ComposeHealthcheck } from '#shared/model/compose-project.ts'
import type { Cause, Operation } from '#shared/model/plan.ts'
import type { DesiredService } from './desired-state.ts'
import type { SlotDecision } from './slot-decision.ts'

/** Time that the Engine itself may take on top of a health check's own times, in milliseconds. */
const slackMs = 10_000
/** For a service that a person gave no time: an image's own health check, or a task that runs to its end. */
const unknownHealthMs = 190_000
const completionMs = 30 * 60_000
const stabilityMs = 60_000

type WaitOperation = Extract<Operation, { kind: 'wait-service' }>
export type WaitCondition = WaitOperation['condition']

/** At most this long may a health check take to say healthy: start period, then every retry. Engine defaults where left out. */
function healthDeadlineMs(check: ComposeHealthcheck | undefined): number {
  if (!check) return unknownHealthMs
  const ms = (text: string | undefined, otherwise: number) =>
    (text === undefined ? 0 : Math.ceil(parseGoDuration(text) ?? 0)) || otherwise
  const once = ms(check.interval, 30_000) + ms(check.timeout, 30_000)
  return ms(check.start_period, 0) + (check.retries || 3) * once + slackMs
}

/** True where the document itself gives the service a health check. The image may bring one that the document does not show. */
const hasHealthCheck = (service: DesiredService): boolean => {
  const check = service.definition.healthcheck
  return check !== undefined && !check.disable && check.test?.[0] !== 'NONE'
}

/** A wait for all containers of a service. */
function waitOperation(service: DesiredService, condition: WaitCondition, cause: Cause): WaitOperation {
  const deadlines = {
    healthy: healthDeadlineMs(service.definition.healthcheck),
    completed: completionMs,
    stable: hasHealthCheck(service) ? healthDeadlineMs(service.definition.healthcheck) : stabilityMs,
  }
  return {
    kind: 'wait-service',
    phase: 'swap',
    cause,
    service: service.name,
    condition,
    deadlineMs: deadlines[condition],
  }
}

/** What a service is checked for at the end, where nobody waited for it before. */
export function verification(service: DesiredService): WaitOperation {
  const condition = service.runsOnce ? 'completed' : hasHealthCheck(service) ? 'healthy' : 'stable'
  const wait = waitOperation(service, condition, { kind: 'verify' })
  const monitorMs = condition === 'completed' ? 0 : monitorMsOf(service)
  return monitorMs === 0 ? wait : { ...wait, deadlineMs: wait.deadlineMs + monitorMs, monitorMs }
}

/** What one new container has to meet before the old one it follows may go. */
export const gateOf = (service: DesiredService, { number }: { readonly number: number }): WaitOperation => ({
  ...verification(service),
  number,
})

/** How long a new container is watched before the update counts as good; 0 where the document does not say. */
export const monitorMsOf = ({ definition }: DesiredService): number =>
  Math.max(0, Math.ceil(parseGoDuration(definition.deploy?.update_config?.monitor ?? '') ?? 0))

/**
 * The wait that services which are started ask of this one before they start; null where none asks, or where it already
 * meets the condition and is left alone.
 */
export function neededWait(
  service: DesiredService,
  decisions: readonly SlotDecision[],
  starting: readonly DesiredService[],
): Operation | null {
  const asks = starting.flatMap((other) =>
    other.dependsOn
      .filter((dependency) => dependency.service === service.name && dependency.condition !== 'service_started')
      .map(({ condition }) => ({ service: other.name, condition })),
  )
  const completed = asks.some(({ condition }) => condition === 'service_completed_successfully')
  if (asks.length === 0 || decisions.every((decision) => meets(decision, completed))) return null
  const services = asks.map((ask) => ask.service).sort()
  const condition = completed ? 'completed' : 'healthy'
  return waitOperation(service, condition, { kind: 'needed-by', services, condition })
}

const meets = ({ keep, start }: SlotDecision, completed: boolean): boolean =>
  keep !== null &&
  start === null &&
  (completed ? keep.state === 'exited' && keep.exitCode === 0 : keep.state === 'running' && keep.health === 'healthy')
