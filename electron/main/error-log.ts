import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where errors of the desktop are written down. Nothing of it is sent anywhere. */
export interface ErrorLog {
  readonly path: string
  /** Adds one entry: when, what, and the error with its stack. Never throws: a full disk must not end the app too. */
  add(what: string, error: unknown): void
}

/** A log of this size is put aside, and the one put aside before is dropped (bytes). */
const MOST_BYTES = 1024 * 1024

/** The log `desktop-errors.log` in a folder, which is made where it is missing; the older half is `desktop-errors.1.log`. */
export function createErrorLog(folder: string, now: () => Date = () => new Date()): ErrorLog {
  const path = join(folder, 'desktop-errors.log')
  return {
    path,
    add(what, error) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        if (sizeOf(path) > MOST_BYTES) renameSync(path, join(folder, 'desktop-errors.1.log'))
        appendFileSync(path, errorEntry(now(), what, error), { mode: 0o600 })
      } catch (failure) {
        console.error('An error could not be written down:', failure)
      }
    },
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** One entry: a line that begins it, and the lines of the error indented, so that no text of an error looks like an entry. */
export function errorEntry(at: Date, what: string, error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const printable = (line: string) => line.replaceAll(/\p{Cc}/gu, '?')
  const lines = text.split(/\r?\n/).map((line) => `  ${printable(line)}`)
  return `${at.toISOString()} ${printable(what)}\n${lines.join('\n')}\n`
}
