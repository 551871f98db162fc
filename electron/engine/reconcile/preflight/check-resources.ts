import { formatBytes } from '#shared/format/bytes.ts'
import type { PlanConflict, PlanWarning } from '#shared/model/plan.ts'
import { conflict } from '../conflicts.ts'
import type { DesiredService } from '../desired-state.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'
import { payloadsOf, servicesWith } from './touched-services.ts'

/**
 * Memory: the limits of all containers of the version against what the host has. The Engine starts them all the same, so
 * it is a warning. Processors: a container that may use more than there are is refused (moby, `verifyPlatformContainerResources`).
 */
export function checkResources({ work, state, survey }: PreflightInput): Findings {
  const created = servicesWith('create-container', work, state)
  if (created.length === 0) return {}
  const { hostName } = work.plan
  return {
    warnings: survey.memoryBytes === null ? [] : memoryShortage(state.services, survey.memoryBytes, hostName),
    conflicts:
      survey.cpus === null
        ? []
        : created.flatMap((service) => tooManyCpus(service, { work, has: survey.cpus ?? 0, host: hostName })),
  }
}

function memoryShortage(services: readonly DesiredService[], has: number, host: string): readonly PlanWarning[] {
  const asks = services
    .map(({ name, containers }) => ({ name, bytes: containers.reduce((sum, one) => sum + memoryOf(one.payload), 0) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
  const sum = asks.reduce((total, { bytes }) => total + bytes, 0)
  if (sum <= has || has === 0) return []
  const most = asks.slice(0, 3).map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`)
  return [
    {
      code: 'MEMORY_SHORT',
      message: `The memory limits add up to ${formatBytes(sum)} (${most.join(', ')}${asks.length > 3 ? ', …' : ''}), and ${host} has ${formatBytes(has)}.`,
      next: 'Lower the limits, or expect the kernel to end a process when all of them are used.',
    },
  ]
}

/** A limit, or at least what is to be kept free for it. */
function memoryOf({ HostConfig }: { readonly HostConfig: Readonly<Record<string, unknown>> }): number {
  const limits = [HostConfig['Memory'], HostConfig['MemoryReservation']]
  return Math.max(0, ...limits.map((value) => (typeof value === 'number' ? value : 0)))
}

function tooManyCpus(
  service: DesiredService,
  { work, has, host }: Pick<PreflightInput, 'work'> & { readonly has: number; readonly host: string },
): readonly PlanConflict[] {
  const nano = Math.max(0, ...payloadsOf(service, work).map(({ HostConfig }) => Number(HostConfig['NanoCpus'] ?? 0)))
  const asks = nano / 1e9
  return has > 0 && asks > has ? [conflict('TOO_MANY_CPUS', { service: service.name, asks, has, host })] : []
}
