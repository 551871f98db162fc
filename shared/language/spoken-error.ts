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

let spoken: typeof frenchErrors | null = null

/** From now on errors are said with these rows; with those of the table of errors, which are English, for null. */
export const speakErrors = (rows: typeof frenchErrors | null): void => {
  spoken = rows
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
  const row = spoken[code] as SpokenError
  return { message: row.message(parsed.data), next: row.next(parsed.data) }
}
