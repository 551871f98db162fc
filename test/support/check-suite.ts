import { runProgram } from './run-program.ts'
import type { SuiteResult } from './suite-result.ts'

/** The parts of `npm run check`; each counts as one test. */
const parts = ['check:style', 'check:types', 'check:layers', 'check:dead']

/** Runs format and lint, types, layers and dead code, all of them, whatever fails. */
export async function runCheck(): Promise<SuiteResult> {
  const ends: { readonly code: number; readonly tookMs: number }[] = []
  for (const part of parts) ends.push(await runProgram('npm', ['run', '--silent', part]))
  const failed = ends.filter((end) => end.code !== 0).length
  return {
    suite: 'check',
    passed: ends.length - failed,
    failed,
    skipped: [],
    tookMs: ends.reduce((total, end) => total + end.tookMs, 0),
  }
}
