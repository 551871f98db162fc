import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runProgram } from './run-program.ts'
import type { SuiteResult } from './suite-result.ts'

/** The part of Vitest's JSON report that is read (vitest 5, reporter `json`). */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** A part of a project, under a name of its own in the summary. */
export interface SuitePart {
  readonly title: string
  /** Parts of paths; all files of the project where left out. */
  readonly files?: readonly string[]
}

/**
 * Runs one project of vitest.config.ts. `skipReason` is what a skipped test of this suite is for; a suite that cannot
 * even be collected counts as one failure.
 */
export async function runVitest(
  project: string,
  skipReason: string,
  environment: Readonly<Record<string, string | undefined>> = {},
  { title, files = [] }: SuitePart = { title: project },
): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-report-'))
  const file = join(folder, 'report.json')
  try {
    const args = [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...files,
    ]
    const end = await runProgram('vitest', args, environment)
    const report = await readReport(file)
    return summarise(title, skipReason, report, end)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readReport(file: string): Promise<z.infer<typeof Report> | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : Report.parse(JSON.parse(text))
}

function summarise(
  suite: string,
  skipReason: string,
  report: z.infer<typeof Report> | null,
  end: { readonly code: number; readonly tookMs: number },
): SuiteResult {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const count = (status: string) => tests.filter((test) => test.status === status).length
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
  ).length
  const failed = count('failed') + brokenFiles
  return {
    suite,
    passed: count('passed'),
    failed: failed === 0 && end.code !== 0 ? 1 : failed,
    skipped: tests
      .filter((test) => ['skipped', 'pending', 'todo', 'disabled'].includes(test.status))
      .map((test) => ({ name: test.fullName, reason: skipReason })),
    tookMs: end.tookMs,
  }
}
