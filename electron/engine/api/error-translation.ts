import { randomUUID } from 'node:crypto'
import { ORPCError, ValidationError } from '@orpc/server'
import { AppError } from '#shared/contract/app-error.ts'
import type { EngineLog } from '../engine-log.ts'

/**
 * What every transport sends for a thrown value: a row of the error table. An exception (a bug of ours) is written to
 * the log with a reference and leaves as INTERNAL; its text never leaves the process.
 */
export function translateError(thrown: unknown, log: EngineLog): ORPCError<string, unknown> {
  if (thrown instanceof AppError) return fromAppError(thrown)
  if (thrown instanceof ORPCError) return fromTransport(thrown, log)
  return unexpected(thrown, log)
}

const fromAppError = (error: AppError): ORPCError<string, unknown> =>
  new ORPCError(error.code, {
    status: error.status,
    message: error.message,
    data: error.payload,
    defined: true,
    cause: error,
  })

/** oRPC's own errors: bad input, or an unknown path. Those of the table pass as they are. */
function fromTransport(error: ORPCError<string, unknown>, log: EngineLog): ORPCError<string, unknown> {
  if (error.defined) return error
  if (error.code === 'BAD_REQUEST')
    return fromAppError(new AppError('INVALID_INPUT', { issues: issuesOf(error) }, { cause: error }))
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') return error
  return unexpected(error, log)
}

function issuesOf(error: ORPCError<string, unknown>): { path: string; message: string }[] {
  if (!(error.cause instanceof ValidationError)) return [{ path: '', message: error.message }]
  return error.cause.issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }))
}

function unexpected(thrown: unknown, log: EngineLog): ORPCError<string, unknown> {
  const reference = randomUUID().slice(0, 8)
  log.error({ reference, error: thrown instanceof Error ? thrown : String(thrown) }, 'unexpected error in a call')
  return fromAppError(new AppError('INTERNAL', { reference }, { cause: thrown }))
}
