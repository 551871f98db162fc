import { type ErrorCode, errorTable } from './errors.ts'

/**
 * What trying again can do about an error: `TRANSIENT` passes by itself, `PERMANENT` stays until somebody changes
 * something, `UNKNOWN` is a bug of ours, of which nothing is known.
 */
export type ErrorClass = 'TRANSIENT' | 'PERMANENT' | 'UNKNOWN'

/** The class of a code of the error table. A code that a newer version stored counts as permanent. */
export function errorClassOf(code: string): ErrorClass {
  if (code === 'INTERNAL') return 'UNKNOWN'
  return isKnown(code) && errorTable[code].retryable ? 'TRANSIENT' : 'PERMANENT'
}

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)
