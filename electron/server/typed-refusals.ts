import { ORPCError } from '@orpc/server'
import { translateError } from '#engine/api/error-translation.ts'
import { silentLog } from '#engine/engine-log.ts'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * An interceptor for every transport's handler: what is refused before a procedure has it leaves as a row of the error
 * table as well. A path of no procedure is CALL_UNKNOWN, an input that cannot be read INVALID_INPUT.
 */
export async function typedRefusals<Result extends { readonly matched: boolean }>(options: {
  next(): Promise<Result>
}): Promise<Result> {
  const result = await options.next().catch((error: unknown) => {
    // What a procedure throws has been translated by the engine; all else comes from reading the input.
    throw error instanceof ORPCError ? error : typed(new AppError('INVALID_INPUT', { issues: [unreadable] }))
  })
  if (!result.matched) throw typed(new AppError('CALL_UNKNOWN', {}))
  return result
}

const unreadable = { path: '', message: 'it cannot be read, write it as JSON' }

const typed = (error: AppError) => translateError(error, silentLog)
