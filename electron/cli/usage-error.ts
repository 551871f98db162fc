/** What was typed makes no sense; the message says why and what to type instead. Ends with the exit code for invalid input. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
