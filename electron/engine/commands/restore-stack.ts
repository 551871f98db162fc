import { AppError } from '#shared/contract/app-error.ts'
import type { CommandContext } from '../queue/command-context.ts'
import { ownAnonymousVolumes } from '../reconcile/anonymous-fates.ts'
import { executePlan } from '../reconcile/execute-plan.ts'
import type { ExecutionTiming } from '../reconcile/execution.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import type { LimitRecord } from '../reconcile/recorded-limits.ts'
import type { CommandPoint } from './command-points.ts'
import { ownerOf, type PlanIntent, planStack, type StackToPlan, type VersionToPlan } from './plan-stack.ts'

/** What restoring needs. */
interface RestoreInput {
  readonly commandId: string
  readonly stack: StackToPlan
  /** The version that was to be applied. */
  readonly asked: VersionToPlan
  /** True where the stack stood still before the command began: then it does so again. */
  readonly wasStopped: boolean
  readonly driver: HostDriver
  readonly timing: ExecutionTiming
  readonly log: CommandContext['log']
  /** Keeps names of anonymous volumes whose container goes. */
  readonly trackVolumes: (names: readonly string[]) => Promise<void>
  readonly keepLimits: (record: LimitRecord) => Promise<void>
  readonly probe: ExecutionProbe & ((point: CommandPoint) => void)
}

/**
 * Leads the host back to the current version after an attempt that a crash ended, whose undo log is lost: what it left
 * is seen on the host and planned away. Without a current version everything but the volumes goes, and what Compose made
 * and the stack was to take over runs again as it did. Not journaled as
 * steps: they belong to the plan of the command. Throws what keeps it from being led back.
 */
export async function restoreStack(input: RestoreInput): Promise<void> {
  const { stack, asked, wasStopped, timing, probe } = input
  probe('restore.begun')
  const signal = AbortSignal.timeout(timing.undoMs)
  await lead(input, wayBack(stack, asked), signal)
  if (stack.current && wasStopped) await lead(input, { kind: 'stop', service: null }, signal)
  probe('restore.done')
}

async function lead(input: RestoreInput, intent: PlanIntent, signal: AbortSignal): Promise<void> {
  const { commandId, stack, driver, timing, log, trackVolumes, keepLimits, probe } = input
  const { work, observed } = await planStack(stack, intent, { driver, signal, preflight: false })
  const { conflicts } = work.plan
  if (conflicts.length > 0) throw new AppError('PLAN_BLOCKED', { stack: stack.name, conflicts })
  probe('restore.planned')
  await trackVolumes(ownAnonymousVolumes(observed, []))
  const context = { commandId, owner: ownerOf(stack), signal, log, trackVolumes, keepLimits, ...unjournaled }
  const { failure } = await executePlan({ work, observed, driver, timing, context, probe })
  if (failure !== null) throw failure
}

function wayBack({ current, adoptedProject }: StackToPlan, asked: VersionToPlan): PlanIntent {
  if (current) return { kind: 'apply', ...current }
  return typeof adoptedProject === 'string' ? { kind: 'give-back', ...asked } : { kind: 'remove', volumes: false }
}

const nothing = () => Promise.resolve()
const unjournaled = {
  pullMoved: () => {},
  stepStarted: nothing,
  stepEnded: nothing,
  commit: nothing,
  isLost: () => false,
}
