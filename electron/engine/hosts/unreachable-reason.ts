import { isAppError } from '#shared/contract/app-error.ts'

/** The end of the sentence "The Docker Engine of X does not answer: ...", from what a call to it threw. */
export function unreachableReason(error: unknown): string {
  if (isAppError(error, 'ENGINE_UNREACHABLE')) return error.data.reason
  if (isAppError(error, 'ENGINE_PERMISSION')) return 'your account may not use it'
  if (isAppError(error, 'ENGINE_TIMEOUT')) return `it did not answer within ${error.data.seconds} s`
  if (isAppError(error, 'ENGINE_ERROR')) return error.data.reason
  return 'it could not be asked'
}
