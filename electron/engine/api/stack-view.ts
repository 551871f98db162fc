import type { ServiceFact, StackRuntime, StackStatus, StackSummary } from '#shared/model/stack.ts'
import { stackHealth } from '../monitor/stack-health.ts'
import type { ObservedRuntime } from '../monitor/stack-monitor.ts'
import type { AskedService } from '../stacks/asked-services.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import type { EngineParts } from './engine-parts.ts'

type Parts = Pick<EngineParts, 'askedServices' | 'monitor'>
type SummaryParts = Pick<EngineParts, 'askedServices' | 'monitor' | 'newerImages'>

/** A stack as lists show it: what is stored, and what its host says now. */
export async function stackSummary(
  parts: SummaryParts,
  { working, adoptedProject: _project, stoppedServices, ...stack }: StoredStack,
): Promise<StackSummary> {
  const asked = await parts.askedServices.of(shownVersion(stack))
  const runtime = parts.monitor.runtime(stack)
  const newerImages = hasRuntime(stack.status) ? [...parts.newerImages.of(stack)] : []
  const facts = { live: runtime.live, observedAt: runtime.observedAt, newerImages }
  if (!hasRuntime(stack.status)) return { ...stack, ...facts, services: null, finding: null }
  const services = servicesWithContainers(asked, runtime).map((service) => ({
    ...service,
    isStopped: stoppedServices.includes(service.service),
  }))
  const health = stackHealth(services, stack.status === 'STOPPED' ? 'stopped' : 'running')
  return {
    ...stack,
    ...facts,
    status: isAsStored(stack, runtime) ? stack.status : health.status,
    services: health.services,
    finding: health.finding,
    // What stands still in the middle of a command is neither failed nor worth a word.
    ...(working && { status: 'DEPLOYING' as const, finding: null }),
  }
}

/** What is stored says more than the host does: while it is silent, and where no version was ever applied whole. */
const isAsStored = (stack: Pick<StoredStack, 'status' | 'currentVersion'>, runtime: ObservedRuntime): boolean =>
  stack.status === 'DEPLOYING' || stack.currentVersion === null || !runtime.live

/** During the first apply there is no current version yet: what is being applied is what was asked. */
const shownVersion = <Shown extends Pick<StoredStack, 'status' | 'currentVersion' | 'latestVersion'>>(
  stack: Shown,
): Shown =>
  stack.currentVersion === null && stack.status === 'DEPLOYING'
    ? { ...stack, currentVersion: stack.latestVersion }
    : stack

/** Every service of a stack: what was asked, and the containers there are. */
export async function stackRuntime(parts: Parts, stack: StoredStack): Promise<StackRuntime> {
  const asked = await parts.askedServices.of(shownVersion(stack))
  const runtime = parts.monitor.runtime(stack)
  return {
    live: runtime.live,
    observedAt: runtime.observedAt,
    reason: runtime.reason,
    services: servicesWithContainers(asked, runtime),
    volumes: [...runtime.volumes],
    networks: [...runtime.networks],
  }
}

const hasRuntime = (status: StackStatus): boolean => status !== 'DRAFT' && status !== 'REMOVED'

/** What was asked, then services that only the host still has. */
function servicesWithContainers(asked: readonly AskedService[], runtime: ObservedRuntime): ServiceFact[] {
  const known = new Set(asked.map(({ service }) => service))
  const orphans = [...runtime.containers]
    .filter(([service]) => !known.has(service))
    .map(
      ([service, containers]): ServiceFact => ({
        service,
        image: containers[0]?.image ?? '',
        desiredReplicas: 0,
        runsOnce: false,
        hasHealthCheck: containers.some(({ health }) => health !== null),
        dependsOn: [],
        containers: [...containers],
      }),
    )
  return [...asked.map((service) => withContainers(service, runtime)), ...orphans]
}

// A health check that comes with the image is in no document; the container shows it.
const withContainers = (asked: AskedService, runtime: ObservedRuntime): ServiceFact => {
  const containers = [...(runtime.containers.get(asked.service) ?? [])]
  return {
    ...asked,
    hasHealthCheck: asked.hasHealthCheck || containers.some(({ health }) => health !== null),
    containers,
  }
}
