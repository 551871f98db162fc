import { runProgram } from './run-program.ts'
import type { SuiteResult } from './suite-result.ts'

/** The parts of `npm run check`; each counts as one test. */
const parts = ['check:style', 'check:types', 'check:layers', 'check:dead']

/** Runs format and lint, types, layers and dead code at once, all of them, whatever fails. */
export async function runCheck(): Promise<SuiteResult> {
  const ends = await Promise.all(parts.map((part) => runProgram('npm', ['run', '--silent', part])))
  const failed = ends.filter((end) => end.code !== 0).length
  return {
    suite: 'check',
    passed: ends.length - failed,
    failed,
    skipped: [],
    tookMs: Math.max(...ends.map((end) => end.tookMs)),
  }
}
