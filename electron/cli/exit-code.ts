import type { Command } from '#shared/model/command.ts'

/** What a run ends with; scripts rely on the numbers. */
export const ExitCode = { done: 0, failed: 1, invalid: 2, cancelled: 3, planChanged: 4 } as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

const invalidCodes: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'DOCUMENT_INVALID',
  'CONFIRMATION_MISMATCH',
  'STACK_NOT_FOUND',
  'VERSION_NOT_FOUND',
  'SERVICE_NOT_FOUND',
  'COMMAND_NOT_FOUND',
  'HOST_NOT_FOUND',
  'COMPONENT_NOT_FOUND',
  'CHOICES_BLOCKED',
  'NOT_FROM_WIZARD',
])

/** The exit code for a code of the error table; every other error is `failed`. */
export const exitCodeOfError = (code: string): ExitCode => {
  if (code === 'PLAN_CHANGED') return ExitCode.planChanged
  if (code === 'COMMAND_CANCELLED') return ExitCode.cancelled
  return invalidCodes.has(code) ? ExitCode.invalid : ExitCode.failed
}

/** The exit code for a command that was followed to its end. */
export const exitCodeOfCommand = (command: Command): ExitCode => {
  if (command.status === 'DONE') return ExitCode.done
  if (command.status === 'CANCELLED') return ExitCode.cancelled
  return command.error?.code === 'PLAN_CHANGED' ? ExitCode.planChanged : ExitCode.failed
}
