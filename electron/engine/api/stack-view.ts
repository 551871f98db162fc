import type { ServiceFact, StackRuntime, StackStatus, StackSummary } from '#shared/model/stack.ts'
import { stackHealth } from '../monitor/stack-health.ts'
import type { ObservedRuntime } from '../monitor/stack-monitor.ts'
import type { AskedService } from '../stacks/asked-services.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import type { EngineParts } from './engine-parts.ts'

type Parts = Pick<EngineParts, 'askedServices' | 'monitor'>

/** A stack as lists show it: what is stored, and what its host says now. */
export async function stackSummary(parts: Parts, stack: StoredStack): Promise<StackSummary> {
  const asked = await parts.askedServices.of(stack)
  const runtime = parts.monitor.runtime(stack)
  const facts = { live: runtime.live, observedAt: runtime.observedAt }
  if (!hasRuntime(stack.status)) return { ...stack, ...facts, services: null, finding: null }
  const health = stackHealth(servicesWithContainers(asked, runtime), stack.status === 'STOPPED' ? 'stopped' : 'running')
  return {
    ...stack,
    ...facts,
    status: stack.status === 'DEPLOYING' || !runtime.live ? stack.status : health.status,
    services: health.services,
    finding: health.finding,
  }
}

/** Every service of a stack: what was asked, and the containers there are. */
export async function stackRuntime(parts: Parts, stack: StoredStack): Promise<StackRuntime> {
  const asked = await parts.askedServices.of(stack)
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
