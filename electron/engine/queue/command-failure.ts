import { AppError } from '#shared/contract/app-error.ts'
import type { CommandError, CommandOutcome } from '#shared/model/command.ts'
import type { Settlement } from './command-context.ts'

/** An error of the table as an ended command keeps it. */
export const toCommandError = (error: AppError): CommandError => ({
  code: error.code,
  message: error.message,
  next: error.next,
  data: error.data,
})

/** How far a command came before its handler threw. */
export interface Reached {
  readonly stackName: string
  readonly committed: boolean
  /** True where a step of this or an earlier attempt may have changed the host. */
  readonly touched: boolean
  readonly cancelled: boolean
}

/**
 * How a command ends whose handler threw. `reportBug` takes what is no AppError and answers the reference under which it
 * can be found in the log.
 */
export function settlementOf(error: unknown, reached: Reached, reportBug: (error: unknown) => string): Settlement {
  const outcome = outcomeOf(reached)
  if (reached.cancelled && !(error instanceof AppError))
    return {
      status: 'CANCELLED',
      outcome,
      error: toCommandError(new AppError('COMMAND_CANCELLED', { stack: reached.stackName })),
    }
  const known = error instanceof AppError ? error : new AppError('INTERNAL', { reference: reportBug(error) })
  return { status: 'FAILED', outcome, error: toCommandError(known) }
}

function outcomeOf({ committed, touched }: Reached): CommandOutcome {
  if (committed) return 'APPLIED'
  return touched ? 'PARTIAL' : 'UNCHANGED'
}
