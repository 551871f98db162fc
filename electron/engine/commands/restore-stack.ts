import { AppError } from '#shared/contract/app-error.ts'
import type { CommandContext } from '../queue/command-context.ts'
import { ownAnonymousVolumes } from '../reconcile/anonymous-fates.ts'
import { executePlan } from '../reconcile/execute-plan.ts'
import type { ExecutionTiming } from '../reconcile/execution.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import type { CommandPoint } from './command-points.ts'
import { type PlanIntent, planStack, type StackToPlan } from './plan-stack.ts'

/** What restoring needs. */
interface RestoreInput {
  readonly commandId: string
  readonly stack: StackToPlan
  readonly driver: HostDriver
  readonly timing: ExecutionTiming
  readonly log: CommandContext['log']
  /** Keeps names of anonymous volumes whose container goes. */
  readonly trackVolumes: (names: readonly string[]) => Promise<void>
  readonly probe: ExecutionProbe & ((point: CommandPoint) => void)
}

/**
 * Leads the host back to the current version after an attempt that a crash ended, whose undo log is lost: what it left
 * is seen on the host and planned away. Without a current version everything but the volumes goes. Not journaled as
 * steps: they belong to the plan of the command. Throws what keeps it from being led back.
 */
export async function restoreStack(input: RestoreInput): Promise<void> {
  const { commandId, stack, driver, timing, log, trackVolumes, probe } = input
  probe('restore.begun')
  const signal = AbortSignal.timeout(timing.undoMs)
  const intent: PlanIntent = stack.current ? { kind: 'apply', ...stack.current } : { kind: 'remove', volumes: false }
  const { work, observed } = await planStack(stack, intent, { driver, signal })
  const { conflicts } = work.plan
  if (conflicts.length > 0) throw new AppError('PLAN_BLOCKED', { stack: stack.name, conflicts })
  probe('restore.planned')
  await trackVolumes(ownAnonymousVolumes(observed, []))
  const context = { commandId, stackId: stack.id, signal, log, trackVolumes, ...unjournaled }
  const { failure } = await executePlan({ work, observed, driver, timing, context, probe })
  if (failure !== null) throw failure
  probe('restore.done')
}

const nothing = () => Promise.resolve()
const unjournaled = { stepStarted: nothing, stepEnded: nothing, commit: nothing, isLost: () => false }
