import { AppError } from '#shared/contract/app-error.ts'
import type { CommandOutcome } from '#shared/model/command.ts'
import { CommandInterrupted, type Settlement } from '../queue/command-context.ts'
import { toCommandError } from '../queue/command-failure.ts'
import type { ExecutionResult } from '../reconcile/execution.ts'

/** The end of a command that did what it was asked. */
const done = (outcome: CommandOutcome): Settlement => ({ status: 'DONE', outcome, error: null })

/** The end of a command that an error of the table stopped. */
const failed = (error: AppError, outcome: CommandOutcome): Settlement => ({
  status: 'FAILED',
  outcome,
  error: toCommandError(error),
})

/** The end of a command that a person, or the end of the program, interrupted. */
const cancelled = (stack: string, outcome: CommandOutcome): Settlement => ({
  status: 'CANCELLED',
  outcome,
  error: toCommandError(new AppError('COMMAND_CANCELLED', { stack })),
})

/** How a command ends after its plan was carried out. An exception is thrown on: it is a bug, told by its reference. */
export function settlementOf({ outcome, failure, undoFailure }: ExecutionResult, stack: string): Settlement {
  if (failure === null) return done(outcome)
  if (undoFailure !== null) {
    const reasons = { reason: messageOf(failure), undoReason: messageOf(undoFailure) }
    return failed(new AppError('ROLLBACK_FAILED', { stack, ...reasons }), 'PARTIAL')
  }
  if (failure instanceof CommandInterrupted) return cancelled(stack, outcome)
  if (failure instanceof AppError) return failed(failure, outcome)
  throw failure
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
