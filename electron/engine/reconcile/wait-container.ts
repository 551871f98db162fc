import { AppError } from '#shared/contract/app-error.ts'
import type { ContainerWatch } from './container-watch.ts'
import type { ContainerCondition, HostDriver } from './host-driver.ts'
import { judgeContainer, type Verdict } from './judge-container.ts'
import type { WaitCondition } from './wait-operations.ts'

/** What to wait for. */
interface ContainerWait {
  readonly service: string
  readonly containerId: string
  readonly condition: WaitCondition
  /** Used where the container itself has no health check that says how long it may take. */
  readonly deadlineMs: number
  /** How long it has to run, healthy or steadily, before it counts; on top of the time to get there. */
  readonly monitorMs: number
}

/** With what to wait. */
export interface WaitMeans {
  readonly driver: HostDriver
  readonly watch: ContainerWatch
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number
  /** How long a container without a health check has to run to count as steady. */
  readonly steadyMs: number
  readonly signal: AbortSignal
}

/** Time that the Engine itself may take on top of a health check's own times, in milliseconds. */
const slackMs = 10_000

/**
 * How long silence of the events is believed, in milliseconds. A connection that is half open never tells that the Engine
 * is gone; a look does, within its own deadline.
 */
const longestTrustMs = 15_000

/**
 * Waits until a container meets the condition: an event, then a look. @throws AppError EXITED with its last lines,
 * UNHEALTHY with what its health check said, DEADLINE_PASSED; or the signal's reason.
 */
export async function waitContainer(wait: ContainerWait, means: WaitMeans): Promise<void> {
  const { driver, watch, nowMs, signal } = means
  const beganMs = nowMs()
  let running: { readonly startedAt: string; readonly sinceMs: number } | null = null
  let restartsAtFirst: number | null = null
  for (;;) {
    signal.throwIfAborted()
    const seen = watch.seen(wait.containerId)
    const container = await driver.inspectContainer(wait.containerId, signal)
    restartsAtFirst ??= container.restartCount
    running = runningSpan(container, running, nowMs())
    const verdict = judgeContainer(container, {
      condition: wait.condition,
      nowMs: nowMs(),
      runningSinceMs: running?.sinceMs ?? null,
      restartsAtFirst,
      steadyMs: means.steadyMs,
      monitorMs: wait.monitorMs,
    })
    if (verdict.kind === 'met') return
    if (verdict.kind !== 'pending') throw await failure(verdict, wait, means)
    const deadlineMs = deadlineOf(wait, container)
    const leftMs = beganMs + deadlineMs - nowMs()
    if (leftMs <= 0) throw deadlinePassed(wait, deadlineMs)
    const timeoutMs = Math.min(leftMs, verdict.lookAgainMs ?? leftMs, longestTrustMs)
    await watch.changed(wait.containerId, { seen, timeoutMs, signal })
  }
}

function runningSpan(
  { state, startedAt }: ContainerCondition,
  before: { readonly startedAt: string; readonly sinceMs: number } | null,
  nowMs: number,
) {
  if (state !== 'running') return null
  return before?.startedAt === startedAt ? before : { startedAt, sinceMs: nowMs }
}

/** A health check says itself how long it may take: its start period, then every retry. */
function deadlineOf({ condition, deadlineMs, monitorMs }: ContainerWait, { healthcheck }: ContainerCondition): number {
  if (condition === 'completed' || healthcheck === null) return deadlineMs
  const { startPeriodMs, retries, intervalMs, timeoutMs } = healthcheck
  return startPeriodMs + retries * (intervalMs + timeoutMs) + slackMs + monitorMs
}

const words = { healthy: 'healthy', completed: 'finished', stable: 'running steadily' } as const

const deadlinePassed = ({ service, condition }: ContainerWait, deadlineMs: number) =>
  new AppError('DEADLINE_PASSED', { service, condition: words[condition], seconds: Math.round(deadlineMs / 1000) })

async function failure(
  verdict: Exclude<Verdict, { kind: 'met' | 'pending' }>,
  { service, containerId }: ContainerWait,
  { driver, signal }: WaitMeans,
): Promise<AppError> {
  if (verdict.kind === 'unhealthy') return new AppError('UNHEALTHY', { service, reason: verdict.reason })
  // The reason is worth telling without its last words too.
  const lastLines = await driver.lastLines(containerId, 5, signal).catch(() => [])
  return new AppError('EXITED', { service, exitCode: verdict.exitCode, lastLines: [...lastLines] })
}
