import { AppError } from '#shared/contract/app-error.ts'
import { countChanges, describeCause, describeOperation, formatPlan } from '#shared/format/plan-text.ts'
import { CommandKind } from '#shared/model/command.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { Operation } from '#shared/model/plan.ts'
import type { StackStatus } from '#shared/model/stack.ts'
import type { Clock } from '../clock.ts'
import {
  type CommandContext,
  CommandInterrupted,
  type PlannedStep,
  type RunCommand,
  type Settlement,
  type StoredCommand,
} from '../queue/command-context.ts'
import { HoldLost } from '../queue/held-command.ts'
import { ownAnonymousVolumes } from '../reconcile/anonymous-fates.ts'
import { executePlan } from '../reconcile/execute-plan.ts'
import type { ExecutionResult, ExecutionTiming } from '../reconcile/execution.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver, HostLock, LockHolder } from '../reconcile/host-driver.ts'
import { imagesThatRun } from '../reconcile/images-that-run.ts'
import type { ObservedState } from '../reconcile/observed-state.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import type { BoundCommand } from './command-definition.ts'
import type { CommandPoint } from './command-points.ts'
import { commandDefinitions } from './index.ts'
import { toStored } from './limit-records.ts'
import {
  ownerOf,
  type PlanIntent,
  type PreparedPlan,
  planStack,
  type StackToPlan,
  type VersionToPlan,
} from './plan-stack.ts'
import { recordedDriver } from './recorded-driver.ts'
import { createRedactor, type Redactor } from './redactor.ts'
import { restoreStack } from './restore-stack.ts'
import { settlementOf } from './settlement.ts'
import { stackEvidence } from './stack-evidence.ts'
import { stackToPlan } from './stack-to-plan.ts'

/** What running commands needs. */
interface CommandRunnerDependencies {
  readonly stacks: StackStore
  readonly versions: VersionStore
  /** @throws AppError HOST_NOT_FOUND */
  readonly driver: (hostId: HostId) => HostDriver
  readonly clock: Clock
  /** Names this controller to others on the same host. */
  readonly controller: Pick<LockHolder, 'installation' | 'description' | 'process' | 'isGone'>
  readonly timing: ExecutionTiming
  /** Told of every moment at which the process may die; nobody is where it is left out. */
  readonly probe?: CommandProbe
}

type CommandProbe = ExecutionProbe & ((point: CommandPoint) => void)

/** The times of the product: two seconds make a container steady, leading back gets ten minutes. */
export const productTiming: Omit<ExecutionTiming, 'nowMs'> = {
  steadyMs: 2_000,
  undoMs: 600_000,
  retryMs: 2_000,
}

/** Gives the worker what it runs: a command of any kind, from its plan to its end. */
export function createCommandRunner(dependencies: CommandRunnerDependencies): RunCommand {
  const { timing, probe = () => {} } = dependencies
  return async (command, unredacted) => {
    const redactor = createRedactor()
    const context = redacted(unredacted, redactor)
    probe('run.begun')
    const bound = commandDefinitions[CommandKind.parse(command.kind)].bind(command.payload)
    const stored = await dependencies.stacks.get(command.stackId)
    const isResumed = stored.status === bound.statusWhileRunning
    const statusBefore = isResumed ? await dependencies.stacks.statusBefore(stored.id) : stored.status
    const stack = await stackToPlan(stored, dependencies)
    const intent = await bound.intent(stack, dependencies.versions)
    const run = new AbortController()
    // What is committed goes forward: a cancel comes too late for it.
    const signal = command.committedAt === null ? context.signal : run.signal
    const now = () => dependencies.clock.now().getTime()
    const driver = recordedDriver(dependencies.driver(command.hostId), { now, record: context.recordCall })
    const host = { driver, timing, probe }
    const session = {
      command,
      context,
      redactor,
      bound,
      stored,
      statusBefore: statusBefore ?? 'RUNNING',
      stack,
      intent,
      signal,
      ...host,
      dependencies,
      isLocked: false,
    }
    return settle(session, await runSession(session))
  }
}

/** The same context, whose texts have no secret that is known by then. */
const redacted = (context: CommandContext, redactor: Redactor): CommandContext => ({
  ...context,
  log: (level, step, text) => context.log(level, step, redactor.text(text)),
  recordCall: (call) => context.recordCall({ ...call, error: call.error === null ? null : redactor.text(call.error) }),
})

interface Session {
  readonly command: StoredCommand
  readonly context: CommandContext
  readonly redactor: Redactor
  readonly bound: BoundCommand
  /** The stack as it was when the attempt began. */
  readonly stored: StoredStack
  /** What the stack was before the first attempt began to change it. */
  readonly statusBefore: StackStatus
  readonly stack: StackToPlan
  readonly intent: PlanIntent
  readonly signal: AbortSignal
  readonly driver: HostDriver
  readonly timing: ExecutionTiming
  readonly probe: CommandProbe
  readonly dependencies: CommandRunnerDependencies
  /** True where the whole attempt holds the host's lock. */
  readonly isLocked: boolean
}

/** `restored` says that the current version was planned and verified anew, `isKept` that the host was looked at after it. */
type SessionResult = ExecutionResult & { readonly restored?: true; readonly isKept?: true }

/**
 * A failed attempt of an apply after an interrupted one leads back what that one left, too. Of any other kind, what an
 * interrupted attempt did is not known to be undone.
 */
async function runAttempt(session: Session): Promise<SessionResult> {
  const result = await attempt(session).catch((error: unknown) => unchanged(causeOf(session.signal, error)))
  const { command, intent } = session
  const isResumed = command.interrupted && command.committedAt === null
  if (result.failure === null || result.undoFailure !== null || !isResumed || isStop(result.failure)) return result
  if (isHoldLost(result.failure)) return result
  if (intent.kind !== 'apply') return { ...result, outcome: 'PARTIAL' }
  return restore(session, intent, result.failure)
}

/**
 * An attempt before this one may have left the host's lock behind: it is taken over whatever comes of this one, held while
 * what was left is led back, and given away at the end. Without it nothing is done: another controller may be at work.
 */
async function runSession(session: Session): Promise<SessionResult> {
  const { command, signal } = session
  if (command.attempt === 1) return runAttempt(session)
  const late = AbortSignal.timeout(takeOverMs)
  const patience = AbortSignal.any([late, stopOf(signal)])
  const lock = await takeLock(session, patience).catch((error: unknown) => ({
    failure: late.aborted ? lockTimeout(session) : error,
  }))
  if ('failure' in lock) return { ...unchanged(lock.failure), ...(command.interrupted && { outcome: 'PARTIAL' }) }
  const result = await runAttempt({ ...session, isLocked: true })
  if (!isHoldLost(result.failure)) await release(lock, session)
  return result
}

/** How long the lock is waited for and the Engine is asked for it. */
const takeOverMs = 90_000

const lockTimeout = ({ driver }: Session): AppError =>
  new AppError('ENGINE_TIMEOUT', { host: driver.hostName, call: "the host's lock", seconds: takeOverMs / 1000 })

/** Aborts where the signal does because the program ends; a cancel has to be led back, for which the lock is needed too. */
function stopOf(signal: AbortSignal): AbortSignal {
  const stop = new AbortController()
  const onAbort = () => {
    if (isStop(signal.reason)) stop.abort(signal.reason)
  }
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true, signal: stop.signal })
  return stop.signal
}

const unchanged = (failure: unknown): ExecutionResult => ({ outcome: 'UNCHANGED', failure, undoFailure: null })

/** What a call says that an abort cut off is not the reason. */
const causeOf = (signal: AbortSignal, error: unknown): unknown => (signal.aborted ? signal.reason : error)

/** Another worker has the command: whatever is done from here on is that one's. */
const isHoldLost = (failure: unknown): boolean => failure instanceof HoldLost

/** The program ends and goes on with the command at its next start. */
const isStop = (failure: unknown): boolean => failure instanceof CommandInterrupted && failure.by === 'stop'

async function attempt(session: Session): Promise<SessionResult> {
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

/** Two controllers that change one host at the same time would each undo what the other is at. */
async function executeLocked(session: Session, prepared: PreparedPlan): Promise<SessionResult> {
  const lock = await takeLock(session, session.signal)
  const result = await execute(session, prepared)
  // Whoever took the command over holds the same lock.
  if (isHoldLost(result.failure)) return result
  if (result.failure !== null) {
    await release(lock, session)
    return result
  }
  await Promise.all([release(lock, session), keepAfter(session)])
  return { ...result, isKept: true }
}

const takeLock = ({ driver, command, dependencies }: Session, signal: AbortSignal): Promise<HostLock> => {
  const since = dependencies.clock.now().toISOString()
  return driver.lock({ ...dependencies.controller, commandId: command.id, since }, signal)
}

/** A lock that stays is this installation's: its next command takes it over. */
const release = (lock: HostLock, { context }: Session): Promise<void> =>
  lock
    .release(AbortSignal.timeout(releasePatienceMs))
    .catch((error: unknown) =>
      context.log('warn', 'lock', `The host's lock is left to the next command: ${messageOf(error)}`),
    )

const releasePatienceMs = 10_000

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
    await bound.commit(stack.id, { stacks, versions, images })
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

async function restore(session: Session, asked: VersionToPlan, failure: unknown): Promise<SessionResult> {
  const { command, stack, driver, timing, probe, context, dependencies } = session
  context.log('warn', 'undo', 'Leading back what the interrupted attempt left.')
  try {
    await restoreStack({
      commandId: command.id,
      stack,
      asked,
      wasStopped: session.statusBefore === 'STOPPED',
      driver,
      timing,
      probe,
      log: context.log,
      trackVolumes: (names) => dependencies.stacks.recordAnonymousVolumes(stack.id, names),
      keepLimits: (record) => dependencies.stacks.keepLimits(stack.id, toStored(record)),
    })
    return { outcome: 'ROLLED_BACK', failure, undoFailure: null, restored: true }
  } catch (undoFailure) {
    return { outcome: 'PARTIAL', failure, undoFailure }
  }
}

/** Puts the stack's status right, then says how the command ends. */
async function settle(session: Session, result: SessionResult): Promise<Settlement> {
  const { stack, dependencies, context, redactor, probe } = session
  probe('run.settling')
  if (result.outcome !== 'UNCHANGED' && !result.isKept) await keepAfter(session)
  probe('run.settled')
  const settlement = withoutSecrets(settlementOf(result, stack.name), redactor)
  if (settlement.error) context.log('error', 'settle', settlement.error.message)
  const status = result.failure === null ? null : statusAfterFailure(session, result)
  if (status === null) return settlement
  return {
    ...settlement,
    store: async (transaction) => {
      await dependencies.stacks.within(transaction).setStatus(stack.id, status)
    },
  }
}

/** How the host is now; an Engine that does not answer at the end leaves this out and changes nothing else. */
async function keepAfter({ driver, stack, context }: Session): Promise<void> {
  try {
    const observed = await driver.observe({ ...ownerOf(stack), images: [] }, AbortSignal.timeout(afterPatienceMs))
    await context.keepEvidence('after', stackEvidence(observed, stack.id))
  } catch (error) {
    context.log('info', 'settle', `How the host is now could not be kept: ${messageOf(error)}`)
  }
}

/** How long the end of a command waits for the look at the host that is kept as evidence. */
const afterPatienceMs = 5_000

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const withoutSecrets = (settlement: Settlement, redactor: Redactor): Settlement =>
  settlement.error
    ? { ...settlement, error: { ...settlement.error, message: redactor.text(settlement.error.message) } }
    : settlement

/** What runs is what ran before, unless it stopped half way; null leaves the status as it is. */
function statusAfterFailure(
  { bound, stored, statusBefore, stack }: Session,
  result: SessionResult,
): StackStatus | null {
  if (result.outcome === 'PARTIAL') return 'FAILED'
  if (bound.statusWhileRunning === null) return null
  const isTouched = result.outcome !== 'UNCHANGED' || stored.status === bound.statusWhileRunning
  if (!isTouched) return stored.status
  if (stack.current === null) return 'FAILED'
  if (statusBefore === 'STOPPED') return 'STOPPED'
  return result.restored || stored.status === bound.statusWhileRunning ? 'RUNNING' : stored.status
}
