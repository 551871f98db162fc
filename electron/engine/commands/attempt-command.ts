import { AppError } from '#shared/contract/app-error.ts'
import { countChanges, describeCause, describeOperation, formatPlan } from '#shared/format/plan-text.ts'
import type { Operation } from '#shared/model/plan.ts'
import type { PlannedStep } from '../queue/command-context.ts'
import { ownAnonymousVolumes } from '../reconcile/anonymous-fates.ts'
import { executePlan } from '../reconcile/execute-plan.ts'
import type { ExecutionResult } from '../reconcile/execution.ts'
import type { HostLock } from '../reconcile/host-driver.ts'
import { imagesThatRun } from '../reconcile/images-that-run.ts'
import type { ObservedState } from '../reconcile/observed-state.ts'
import { isHoldLost, type Session, type SessionResult, unchanged } from './command-session.ts'
import { toStored } from './limit-records.ts'
import { ownerOf, type PreparedPlan, planStack } from './plan-stack.ts'
import { releaseLock, takeLock } from './session-lock.ts'
import { keepAfter } from './settle-session.ts'
import { stackEvidence } from './stack-evidence.ts'

/**
 * Plans the session's command and carries the plan out, under the host's lock where it changes anything.
 *
 * @throws AppError PLAN_CHANGED where another plan was approved, PLAN_BLOCKED, and what planning throws
 */
export async function attemptCommand(session: Session): Promise<SessionResult> {
  const { stack, intent, driver, signal, context } = session
  signal.throwIfAborted()
  const prepared = await planStack(stack, intent, { driver, signal })
  const { plan } = prepared.work
  session.redactor.add(prepared.secrets)
  context.log('info', 'plan', formatPlan(plan).split('\n')[0] ?? '')
  const kept = [
    context.keepEvidence('plan', plan),
    context.keepEvidence('before', stackEvidence(prepared.observed, stack.id)),
  ]
  const refusal = refusalOf(session, prepared)
  if (refusal) {
    await Promise.all(kept)
    throw refusal
  }
  session.probe('run.planned')
  if (plan.operations.length === 0) {
    await Promise.all([...kept, commit(session, prepared, prepared.observed)])
    return unchanged(null)
  }
  await Promise.all([...kept, context.planSteps(plan.operations.map(plannedStep))])
  const needsLock = countChanges(plan) > 0 && !session.isLocked
  const result = needsLock ? await executeLocked(session, prepared) : await execute(session, prepared)
  return countChanges(plan) === 0 && result.failure === null ? unchanged(null) : result
}

const plannedStep = (operation: Operation): PlannedStep => ({
  text: describeOperation(operation),
  cause: describeCause(operation.cause),
  phase: operation.phase,
})

/** Why the plan is not carried out; null where it is. A resumed command is not held to the approved plan: part of it is done. */
function refusalOf({ command, stack }: Session, { work: { plan }, hash }: PreparedPlan): AppError | null {
  if (!command.interrupted && command.approvedPlan !== null && command.approvedPlan !== hash)
    return new AppError('PLAN_CHANGED', { stack: stack.name })
  if (plan.conflicts.length === 0) return null
  return new AppError('PLAN_BLOCKED', { stack: stack.name, conflicts: plan.conflicts })
}

/**
 * Plans again after another controller was at work, and gives the lock back where the plan is another one by now or cannot
 * be made. @throws AppError PLAN_CHANGED, and what planning throws
 */
async function demandCurrent(session: Session, { hash }: PreparedPlan, lock: HostLock): Promise<void> {
  const { stack, intent, driver, signal } = session
  try {
    const now = await planStack(stack, intent, { driver, signal })
    if (now.hash !== hash) throw new AppError('PLAN_CHANGED', { stack: stack.name })
  } catch (error) {
    await releaseLock(lock, session)
    throw error
  }
}

/** Two controllers that change one host at the same time would each undo what the other is at. */
async function executeLocked(session: Session, prepared: PreparedPlan): Promise<SessionResult> {
  const lock = await takeLock(session, session.signal)
  if (lock.waited) await demandCurrent(session, prepared, lock)
  const result = await execute(session, prepared)
  // Whoever took the command over holds the same lock.
  if (isHoldLost(result.failure)) return result
  if (result.failure !== null) {
    await releaseLock(lock, session)
    return result
  }
  await Promise.all([releaseLock(lock, session), keepAfter(session)])
  return { ...result, isKept: true }
}

async function execute(session: Session, prepared: PreparedPlan): Promise<ExecutionResult> {
  const { bound, stack, driver, timing, probe, context, command, signal, dependencies } = session
  const { work, observed } = prepared
  if (bound.statusWhileRunning) await dependencies.stacks.setStatus(stack.id, bound.statusWhileRunning)
  probe('run.marked')
  const { log, pullMoved, stepStarted, stepEnded } = context
  return executePlan({
    work,
    observed,
    driver,
    timing,
    probe,
    context: {
      commandId: command.id,
      owner: ownerOf(stack),
      signal,
      log,
      pullMoved,
      stepStarted,
      stepEnded,
      isLost: isHoldLost,
      trackVolumes: (names) => dependencies.stacks.recordAnonymousVolumes(stack.id, names),
      keepLimits: (record) => dependencies.stacks.keepLimits(stack.id, toStored(record)),
      commit: async () => commit(session, prepared, await observeNow(session, prepared)),
    },
  })
}

/** What is kept beside the result is read from the host as it is `now`: image tags and volume names are known there only. */
function commit({ bound, stack, context, dependencies }: Session, prepared: PreparedPlan, now: ObservedState) {
  const images = prepared.desired ? imagesThatRun(prepared.desired, now) : new Map()
  const before = ownAnonymousVolumes(prepared.observed, [])
  return context.commit(async (transaction) => {
    const stacks = dependencies.stacks.within(transaction)
    const versions = dependencies.versions.within(transaction)
    await stacks.recordAnonymousVolumes(stack.id, [...new Set([...before, ...ownAnonymousVolumes(now, [])])])
    await stacks.keepVolumeChoices(stack.id, prepared.work.volumeChoices ?? [])
    await stacks.forgetLimits(
      stack.id,
      now.containers.map(({ id }) => id),
    )
    const services = [...new Set(now.containers.map(({ service }) => service))]
    await bound.commit(stack.id, { stacks, versions, images, services })
  })
}

/** Without a new container the host has nothing that planning did not see. */
async function observeNow(
  { driver, stack, signal }: Session,
  { work, observed }: PreparedPlan,
): Promise<ObservedState> {
  if (!work.plan.operations.some(({ kind }) => kind === 'create-container')) return observed
  return driver.observe({ ...ownerOf(stack), images: [] }, signal)
}
