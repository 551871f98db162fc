/** What is on its way to a pipe gets this long (milliseconds). */
const graceMs = 500

/**
 * Ends the process with this code as soon as nothing is left to do, and soon in any case: a stack that is still being led
 * back after the engine was given its time to stop is taken up at the next start, as after a crash.
 */
export function endSoon(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(), graceMs).unref()
}
