import { AppError } from '#shared/contract/app-error.ts'
import { ErrorPayload } from '#shared/contract/errors.ts'
import { ExitCode, exitCodeOfError } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** A failure as the command line tells it: to a person (`message`, `next`) and to a script (`code`, the exit code). */
export interface ErrorReport {
  readonly code: string
  readonly message: string
  readonly next: string | null
  readonly exitCode: ExitCode
}

/** Reads an error of the table in whichever form it arrives; anything else is reported as a failure with its own text. */
export const reportError = (thrown: unknown): ErrorReport => {
  if (thrown instanceof AppError) return ofTable(thrown.code, thrown.message, thrown.next)
  if (isCallError(thrown)) return ofTable(thrown.code, thrown.message, nextOf(thrown.data))
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof UsageError) return { code: 'USAGE', message, next: null, exitCode: ExitCode.invalid }
  return { code: 'UNEXPECTED', message, next: null, exitCode: ExitCode.failed }
}

/**
 * oRPC's error of a call, told by its fields (`ORPCError`, @orpc/client 1.16): its class would have to be loaded for
 * that alone, by commands too that call nothing.
 */
const isCallError = (thrown: unknown): thrown is Error & { readonly code: string; readonly data: unknown } =>
  thrown instanceof Error &&
  'defined' in thrown &&
  typeof thrown.defined === 'boolean' &&
  'data' in thrown &&
  'code' in thrown &&
  typeof thrown.code === 'string'

const ofTable = (code: string, message: string, next: string | null): ErrorReport => ({
  code,
  message,
  next,
  exitCode: exitCodeOfError(code),
})

const nextOf = (data: unknown): string | null => {
  const payload = ErrorPayload.safeParse(data)
  return payload.success ? payload.data.next : null
}
