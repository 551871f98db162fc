import { spokenError } from '#shared/language/spoken-error.ts'
import { t } from '#shared/language/translate.ts'
import './zod-without-eval.ts'
import { ORPCError } from '@orpc/client'
import { ErrorPayload } from '#shared/contract/errors.ts'

/** An error as a person sees it: what happened to what, what to do next, and the code to copy. */
export interface ErrorView {
  readonly code: string
  readonly message: string
  readonly next: string
  readonly retryable: boolean
  /** The error's own data; null where it has none. */
  readonly details: unknown
}

const lost = (): ErrorView => ({
  code: 'CONNECTION_LOST',
  message: t('Stackwright does not answer this window.'),
  next: t('It may be starting or stopped. The window connects again by itself; what runs on your hosts goes on.'),
  retryable: true,
  details: null,
})

/** Says any error that a call can end with in words. What is not of the error table is a lost connection. */
export function errorView(error: unknown): ErrorView {
  if (!(error instanceof ORPCError)) return lost()
  const payload = ErrorPayload.safeParse(error.data)
  if (!payload.success) return { ...lost(), code: String(error.code), message: error.message, next: t('Try again.') }
  const { message, next } = spokenError(String(error.code), payload.data.details) ?? {
    message: error.message,
    next: payload.data.next,
  }
  return {
    code: String(error.code),
    message,
    next,
    retryable: payload.data.retryable,
    details: payload.data.details ?? null,
  }
}
