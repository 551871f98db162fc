import type { ContainerCondition } from './host-driver.ts'
import type { WaitCondition } from './wait-operations.ts'

/** What a wait has seen of one container so far. Times in milliseconds of one clock. */
export interface WaitProgress {
  readonly condition: WaitCondition
  readonly nowMs: number
  /** Since when it was seen running without a break; null while it does not run. */
  readonly runningSinceMs: number | null
  /** How often it had been restarted when the wait began. */
  readonly restartsAtFirst: number
  /** How long it has to run without a break to count as steady. */
  readonly steadyMs: number
  /** How long a healthy one has to run before it counts; 0 where the first healthy probe is enough. */
  readonly monitorMs: number
}

export type Verdict =
  | { readonly kind: 'met' }
  /** `lookAgainMs`: when time alone can change the verdict; null where only an event can. */
  | { readonly kind: 'pending'; readonly lookAgainMs: number | null }
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'unhealthy'; readonly reason: string }

/** A container that was restarted so often is in a crash loop. */
const crashLoop = 3
const pending: Verdict = { kind: 'pending', lookAgainMs: null }

/** Whether a container meets the condition of a wait, may still, or never will. Pure. */
export function judgeContainer(container: ContainerCondition, progress: WaitProgress): Verdict {
  if (container.restartCount - progress.restartsAtFirst >= crashLoop) return exited(container)
  if (container.state === 'exited' || container.state === 'dead') return judgeEnded(container, progress)
  if (container.state !== 'running' || progress.condition === 'completed') return pending
  if (container.health !== null) return judgeHealth(container, progress)
  if (progress.condition === 'healthy') return { kind: 'unhealthy', reason: 'it has no health check to wait for' }
  return judgeRunning(progress, Math.max(progress.steadyMs, progress.monitorMs))
}

const exited = ({ exitCode }: ContainerCondition): Verdict => ({ kind: 'exited', exitCode })

function judgeEnded(container: ContainerCondition, { condition }: WaitProgress): Verdict {
  // Running to the end is what a task is for; a service that others need healthy has to stay.
  if (container.exitCode === 0 && condition === 'completed') return { kind: 'met' }
  if (container.exitCode === 0 && condition === 'stable' && !container.restarts) return { kind: 'met' }
  return exited(container)
}

function judgeHealth(container: ContainerCondition, progress: WaitProgress): Verdict {
  if (container.health === 'healthy') return judgeRunning(progress, progress.monitorMs)
  if (container.health === 'starting') return pending
  const probe = container.lastProbe
  // A probe from before this start says nothing about it.
  if (probe && Date.parse(probe.endedAt) < Date.parse(container.startedAt)) return pending
  const output = probe?.output.trim()
  return { kind: 'unhealthy', reason: output ? `its health check says: ${output}` : 'its health check fails' }
}

function judgeRunning({ nowMs, runningSinceMs }: WaitProgress, atLeastMs: number): Verdict {
  const left = atLeastMs - (nowMs - (runningSinceMs ?? nowMs))
  return left <= 0 ? { kind: 'met' } : { kind: 'pending', lookAgainMs: left }
}
