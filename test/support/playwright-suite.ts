import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { runProgram } from './run-program.ts'
import type { SuiteResult } from './suite-result.ts'

/** The part of Playwright's JSON report that is read (@playwright/test 1.65). Suites nest. */
interface ReportSuite {
  readonly specs: ReadonlyArray<{ readonly title: string; readonly tests: readonly ReportTest[] }>
  readonly suites?: readonly ReportSuite[] | undefined
}
interface ReportTest {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  readonly annotations: ReadonlyArray<{ readonly type: string; readonly description?: string | undefined }>
}

const Suite: z.ZodType<ReportSuite> = z.lazy(() =>
  z.object({
    specs: z.array(
      z.object({
        title: z.string(),
        tests: z.array(
          z.object({
            status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
            annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
          }),
        ),
      }),
    ),
    suites: z.array(Suite).optional(),
  }),
)
const Report = z.object({ suites: z.array(Suite) })

/** How the specs are started: Playwright itself, or a program in front of it such as xvfb-run. */
export interface PlaywrightRun {
  readonly project: 'browser' | 'electron'
  readonly before: readonly string[]
  /** How many specs run at a time. */
  readonly workers: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Runs the end-to-end specs through one shell. */
export async function runPlaywright(run: PlaywrightRun): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-report-'))
  const file = join(folder, 'report.json')
  try {
    const [command = 'playwright', ...args] = [
      ...run.before,
      'playwright',
      'test',
      '--project',
      run.project,
      '--workers',
      `${run.workers}`,
    ]
    const end = await runProgram(command, args, { ...run.environment, STACKWRIGHT_REPORT: file })
    const text = await readFile(file, 'utf8').catch(() => '{"suites":[]}')
    return summarise(`e2e ${run.project}`, Report.parse(JSON.parse(text)).suites, end)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const testsOf = (suite: ReportSuite): { title: string; test: ReportTest }[] => [
  ...suite.specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, test }))),
  ...(suite.suites ?? []).flatMap(testsOf),
]

function summarise(suite: string, suites: readonly ReportSuite[], end: { code: number; tookMs: number }): SuiteResult {
  const all = suites.flatMap(testsOf)
  const failed = all.filter(({ test }) => test.status === 'unexpected').length
  return {
    suite,
    passed: all.filter(({ test }) => test.status === 'expected' || test.status === 'flaky').length,
    failed: failed === 0 && end.code !== 0 ? 1 : failed,
    flaky: all.filter(({ test }) => test.status === 'flaky').map(({ title }) => title),
    skipped: all
      .filter(({ test }) => test.status === 'skipped')
      .map(({ title, test }) => ({
        name: title,
        reason: test.annotations.find((a) => a.type === 'skip')?.description ?? 'no reason given',
      })),
    tookMs: end.tookMs,
  }
}

/** The titles of a project's specs, without running them: what is skipped where the whole project cannot run. */
export async function specTitles(project: 'browser' | 'electron'): Promise<readonly string[]> {
  const args = ['test', '--list', '--project', project, '--reporter=json']
  const { stdout } = await promisify(execFile)('playwright', args, { maxBuffer: 2 ** 26, env: listEnvironment() })
  return Report.parse(JSON.parse(stdout))
    .suites.flatMap(testsOf)
    .map(({ title }) => title)
}

// The report is to come on standard output, not into the file that a run of its own would write.
const listEnvironment = (): NodeJS.ProcessEnv => {
  const { STACKWRIGHT_REPORT: _, ...environment } = process.env
  return environment
}
