import pino from 'pino'
import type { EngineLog } from './engine-log.ts'

/** The log file of a data folder; `close` writes what is still to be written. */
export interface EngineLogFile extends EngineLog {
  close(): void
}

/** What is kept for a disk without room; more is dropped. */
const maxLength = 1_048_576

/**
 * Opens the log file, one JSON object a line (pino). Lines are written at once: the last one before a crash is the one
 * that matters. A log that cannot be written is not a reason to stop: what goes wrong with it is dropped, and so is what
 * comes after `close`.
 */
export function openEngineLog(file: string): EngineLogFile {
  const destination = pino.destination({ dest: file, append: true, mkdir: false, sync: true, mode: 0o600, maxLength })
  destination.on('error', () => {
    // A full disk shows at the database, which says so; the log must not end the process.
  })
  const log = pino({ base: null, serializers: { error: pino.stdSerializers.err } }, destination)
  return {
    info: (data, message) => log.info(data, message),
    warn: (data, message) => log.warn(data, message),
    error: (data, message) => log.error(data, message),
    close() {
      // A closed destination throws.
      log.level = 'silent'
      destination.end()
    },
  }
}
