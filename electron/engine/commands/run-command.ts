import { CommandKind } from '#shared/model/command.ts'
import type { CommandContext, RunCommand } from '../queue/command-context.ts'
import type { ExecutionTiming } from '../reconcile/execution.ts'
import { attemptCommand } from './attempt-command.ts'
import {
  type CommandRunnerDependencies,
  isHoldLost,
  isStop,
  type Session,
  type SessionResult,
  unchanged,
} from './command-session.ts'
import { commandDefinitions } from './index.ts'
import { toStored } from './limit-records.ts'
import type { VersionToPlan } from './plan-stack.ts'
import { recordedDriver } from './recorded-driver.ts'
import { createRedactor, type Redactor } from './redactor.ts'
import { restoreStack } from './restore-stack.ts'
import { releaseLock, takeOverLock } from './session-lock.ts'
import { settleSession } from './settle-session.ts'
import { stackToPlan } from './stack-to-plan.ts'

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
    return settleSession(session, await runSession(session))
  }
}

/** The same context, whose texts have no secret that is known by then. */
const redacted = (context: CommandContext, redactor: Redactor): CommandContext => ({
  ...context,
  log: (level, step, text) => context.log(level, step, redactor.text(text)),
  recordCall: (call) => context.recordCall({ ...call, error: call.error === null ? null : redactor.text(call.error) }),
})

/**
 * A failed attempt of an apply after an interrupted one leads back what that one left, too. Of any other kind, what an
 * interrupted attempt did is not known to be undone.
 */
async function runAttempt(session: Session): Promise<SessionResult> {
  const result = await attemptCommand(session).catch((error: unknown) => unchanged(causeOf(session.signal, error)))
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
  const { command } = session
  if (command.attempt === 1) return runAttempt(session)
  const lock = await takeOverLock(session)
  if ('failure' in lock) return { ...unchanged(lock.failure), ...(command.interrupted && { outcome: 'PARTIAL' }) }
  const result = await runAttempt({ ...session, isLocked: true })
  if (!isHoldLost(result.failure)) await releaseLock(lock, session)
  return result
}

/** What a call says that an abort cut off is not the reason. */
const causeOf = (signal: AbortSignal, error: unknown): unknown => (signal.aborted ? signal.reason : error)

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
