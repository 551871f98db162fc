import type { ContainerFact, ServiceFact, StackStatus } from '#shared/model/stack.ts'

/** What was asked of a service and what runs of it, as far as health goes. */
export type ServiceInQuestion = Pick<ServiceFact, 'service' | 'desiredReplicas' | 'runsOnce' | 'containers'> & {
  /** True where a person stopped it and did not start it since. */
  readonly isStopped?: boolean
}

/** How a stack does, by what its containers' Engine says. */
export interface StackHealth {
  readonly status: Extract<StackStatus, 'RUNNING' | 'DEGRADED' | 'FAILED' | 'STOPPED'>
  /** What is wrong, or what is still going on, worst first, in one sentence without its end. Null: nothing to say. */
  readonly finding: string | null
  /** Services as asked, and those that do what was asked of them. */
  readonly services: { readonly desired: number; readonly running: number }
}

/**
 * RUNNING: everything runs as asked, or is starting. DEGRADED: it runs, but a check fails, a replica is missing, or a
 * container restarts again and again. FAILED: a service does not run and will not by itself. STOPPED: nothing runs, and
 * nothing was meant to. A service that a person stopped is no failure.
 *
 * @param intent what a person asked of the stack last: a stop, or that it runs
 */
export function stackHealth(services: readonly ServiceInQuestion[], intent: 'running' | 'stopped'): StackHealth {
  const asked = services.filter((service) => service.desiredReplicas > 0)
  const judged = asked.map(judgeService)
  const working = judged.filter((one) => one.severity <= STARTING && !one.isStopped)
  const counts = { desired: asked.length, running: working.length }
  const isAnyAlive = asked.some((service) => service.containers.some(isAlive))
  if (intent === 'stopped') return stoppedHealth(judged, counts, isAnyAlive)
  if (judged.length > 0 && judged.every((one) => one.isStopped)) return stoppedHealth(judged, counts, isAnyAlive)
  const worst = Math.max(WELL, ...judged.map((one) => one.severity))
  return { status: statusOf(worst), finding: findingOf(judged), services: counts }
}

/** Levels of a service's state, worse is higher. */
const WELL = 0
const STARTING = 1
const IMPAIRED = 2
const DOWN = 3

interface Judgement {
  readonly severity: number
  readonly says: string | null
  /** It stands still because a person wants it so. */
  readonly isStopped?: true
}

const well: Judgement = { severity: WELL, says: null }

function judgeService(service: ServiceInQuestion): Judgement {
  if (service.isStopped && !service.containers.some(isAlive))
    return { severity: WELL, says: `${service.service} was stopped`, isStopped: true }
  return service.runsOnce ? judgeOneShot(service) : judgeLongRunning(service)
}

/** A service that ran once and whose containers are gone has done its work: nobody needs them any more. */
function judgeOneShot({ service, containers }: ServiceInQuestion): Judgement {
  const failed = newest(containers).find((container) => container.state === 'exited' && container.exitCode !== 0)
  if (failed !== undefined) return { severity: DOWN, says: `${service} ${endedWith(failed)}` }
  if (containers.some(isAlive)) return { severity: STARTING, says: `${service} is at work` }
  const waits = containers.some((container) => container.state === 'created')
  return waits ? { severity: IMPAIRED, says: `${service} was not started` } : well
}

function judgeLongRunning({ service, desiredReplicas, containers }: ServiceInQuestion): Judgement {
  const alive = containers.filter(isAlive)
  if (alive.length === 0) return { severity: DOWN, says: `${service} ${downReason(containers)}` }
  const restarting = alive.find((container) => container.state === 'restarting')
  if (restarting !== undefined) {
    return { severity: IMPAIRED, says: `${service} ${endedWith(restarting)} and is restarted again and again` }
  }
  if (alive.some((container) => container.health === 'unhealthy')) {
    return { severity: IMPAIRED, says: `${service} runs, but its health check fails` }
  }
  if (alive.some((container) => container.state === 'paused')) {
    return { severity: IMPAIRED, says: `${service} is paused` }
  }
  if (alive.length < desiredReplicas) {
    return { severity: IMPAIRED, says: `${alive.length} of ${desiredReplicas} containers of ${service} run` }
  }
  const starting = alive.some((container) => container.health === 'starting')
  return starting ? { severity: STARTING, says: `${service} is starting` } : well
}

function downReason(containers: readonly ContainerFact[]): string {
  const [last] = newest(containers)
  if (last === undefined) return 'has no container'
  return last.state === 'created' ? 'was not started' : endedWith(last)
}

const endedWith = (container: ContainerFact): string =>
  container.exitCode === null ? 'ended' : `ended with exit code ${container.exitCode}`

const isAlive = (container: ContainerFact): boolean =>
  container.state === 'running' || container.state === 'paused' || container.state === 'restarting'

const newest = (containers: readonly ContainerFact[]): readonly ContainerFact[] =>
  [...containers].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))

function statusOf(severity: number): StackHealth['status'] {
  if (severity >= DOWN) return 'FAILED'
  return severity === IMPAIRED ? 'DEGRADED' : 'RUNNING'
}

/** Somebody may have started it again past Stackwright; what runs is then judged, and what does not was meant not to. */
function stoppedHealth(
  judged: readonly Judgement[],
  services: StackHealth['services'],
  isAnyAlive: boolean,
): StackHealth {
  if (!isAnyAlive) return { status: 'STOPPED', finding: null, services: { ...services, running: 0 } }
  const worst = Math.max(...judged.map((one) => one.severity))
  if (worst <= STARTING) return { status: 'RUNNING', finding: findingOf(judged), services }
  return { status: 'DEGRADED', finding: 'it was stopped, but a part of it runs', services }
}

const MOST_FINDINGS = 2

function findingOf(judged: readonly Judgement[]): string | null {
  const worstFirst = [...judged].sort((a, b) => b.severity - a.severity)
  const said = worstFirst.flatMap((one) => (one.says === null ? [] : [one.says]))
  if (said.length === 0) return null
  const rest = said.length - MOST_FINDINGS
  const shown = said.slice(0, MOST_FINDINGS).join('; ')
  return rest > 0 ? `${shown}; and ${rest} more` : shown
}
