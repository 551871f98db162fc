/** What one suite came to. A skipped test carries the reason that the closing summary prints. */
export interface SuiteResult {
  readonly suite: string
  readonly passed: number
  readonly failed: number
  /** Passed, but not at the first try. */
  readonly flaky?: readonly string[]
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  readonly tookMs: number
}

/** The closing text of a run: a line a suite, every skipped test with its reason, then the one line that CI reads. */
export function closingSummary(results: readonly SuiteResult[]): string {
  const sum = (pick: (result: SuiteResult) => number) => results.reduce((total, result) => total + pick(result), 0)
  const lines = results.map(
    (result) =>
      `${result.suite.padEnd(18)} ${String(result.passed).padStart(4)} passed  ${String(result.failed).padStart(3)} failed  ` +
      `${String(result.skipped.length).padStart(3)} skipped  ${(result.tookMs / 1000).toFixed(1).padStart(6)} s`,
  )
  const skipped = results.flatMap((result) => result.skipped.map((test) => `skipped: ${test.name}: ${test.reason}`))
  const flaky = results.flatMap((result) => (result.flaky ?? []).map((name) => `passed at the second try: ${name}`))
  const closing = `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped.length)} skipped`
  return ['', ...lines, ...flaky, ...skipped, '', closing].join('\n')
}
