import type { StackStatus } from '#shared/model/stack.ts'
import type { Settlement } from '../queue/command-context.ts'
import { messageOf, type Session, type SessionResult } from './command-session.ts'
import { ownerOf } from './plan-stack.ts'
import type { Redactor } from './redactor.ts'
import { settlementOf } from './settlement.ts'
import { stackEvidence } from './stack-evidence.ts'

/** Puts the stack's status right, then says how the command ends. */
export async function settleSession(session: Session, result: SessionResult): Promise<Settlement> {
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
export async function keepAfter({ driver, stack, context }: Session): Promise<void> {
  try {
    const observed = await driver.observe({ ...ownerOf(stack), images: [] }, AbortSignal.timeout(afterPatienceMs))
    await context.keepEvidence('after', stackEvidence(observed, stack.id))
  } catch (error) {
    context.log('info', 'settle', `How the host is now could not be kept: ${messageOf(error)}`)
  }
}

/** How long the end of a command waits for the look at the host that is kept as evidence. */
const afterPatienceMs = 5_000

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
