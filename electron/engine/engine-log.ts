/** Where the engine writes what a maintainer needs to know; pino's shape, of which a test may give its own. */
export interface EngineLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** Keeps nothing. */
export const silentLog: EngineLog = { info() {}, warn() {}, error() {} }
