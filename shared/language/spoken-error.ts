import { type ErrorCode, errorTable } from '../contract/errors.ts'
import type { frenchErrors } from './fr/errors.ts'

/** An error in the words of a language. */
export interface ErrorWords {
  readonly message: string
  readonly next: string
}

interface SpokenError {
  readonly message: (data: unknown) => string
  readonly next: (data: unknown) => string
}

/** The rows of a language, and what says sentences in the data of an error, such as a reason, in it. */
interface ErrorSpeaker {
  readonly rows: typeof frenchErrors
  readonly data: (data: unknown) => unknown
}

let spoken: ErrorSpeaker | null = null

/** From now on errors are said so; with the rows of the table of errors, which are English, for null. */
export const speakErrors = (speaker: ErrorSpeaker | null): void => {
  spoken = speaker
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)

/**
 * An error of the table in the spoken language. null where that is English, where the code is none of the table, and
 * where the data is not of that code, as an older engine may send it: what came with the error is shown then.
 */
export function spokenError(code: string, data: unknown): ErrorWords | null {
  if (spoken === null || !isCode(code)) return null
  const parsed = errorTable[code].data.safeParse(data)
  if (!parsed.success) return null
  // The data was just parsed as that of the very code whose row it is given to.
  const row = spoken.rows[code] as SpokenError
  const said = spoken.data(parsed.data)
  return { message: row.message(said), next: row.next(said) }
}

/** The same for an error that is kept, or a conflict of a plan: its own words where it is not to be said otherwise. */
export const errorWords = (error: ErrorWords & { readonly code: string; readonly data?: unknown }): ErrorWords =>
  spokenError(error.code, error.data) ?? error
