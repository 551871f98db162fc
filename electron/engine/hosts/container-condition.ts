import type { ContainerInspection } from '../docker/container-inspection.ts'
import type { ContainerCondition } from '../reconcile/host-driver.ts'

/** What a zero in a health check means (moby, `daemon/health.go`). Milliseconds. */
const DEFAULT_INTERVAL_MS = 30_000
const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_RETRIES = 3

/** The part of an inspection that waits and decisions need. */
export function readCondition(container: ContainerInspection): ContainerCondition {
  const { State: state, HostConfig: hostConfig } = container
  return {
    state: state.Status,
    health: readHealth(state.Health?.Status),
    exitCode: state.ExitCode,
    restartCount: container.RestartCount,
    startedAt: state.StartedAt,
    restarts: restartPolicies.has(hostConfig.RestartPolicy?.Name ?? ''),
    lastProbe: lastProbe(state.Health?.Log ?? []),
    healthcheck: readHealthcheck(container.Config.Healthcheck),
  }
}

const restartPolicies: ReadonlySet<string> = new Set(['always', 'unless-stopped', 'on-failure'])

const readHealth = (status: string | undefined): ContainerCondition['health'] =>
  status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : null

function lastProbe(log: ReadonlyArray<{ End: string; Output: string }>): ContainerCondition['lastProbe'] {
  const newest = log.at(-1)
  return newest === undefined ? null : { endedAt: newest.End, output: newest.Output.trim() }
}

function readHealthcheck(check: ContainerInspection['Config']['Healthcheck']): ContainerCondition['healthcheck'] {
  if (check === null || check === undefined || check.Test.length === 0 || check.Test[0] === 'NONE') return null
  return {
    intervalMs: milliseconds(check.Interval) || DEFAULT_INTERVAL_MS,
    timeoutMs: milliseconds(check.Timeout) || DEFAULT_TIMEOUT_MS,
    startPeriodMs: milliseconds(check.StartPeriod),
    retries: check.Retries || DEFAULT_RETRIES,
  }
}

const milliseconds = (nanoseconds: number): number => Math.ceil(nanoseconds / 1e6)
