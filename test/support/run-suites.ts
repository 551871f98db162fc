import { availableParallelism } from 'node:os'
import { runCheck } from './check-suite.ts'
import { electronBinary } from './electron-binary.ts'
import { runOnOtherEngines } from './other-engines.ts'
import { runPlaywright, specTitles } from './playwright-suite.ts'
import { runProgram } from './run-program.ts'
import { closingSummary, type SuiteResult } from './suite-result.ts'
import { installMissingPackages, onPath } from './system-packages.ts'
import { startTestEngine, type TestEngine } from './test-engine.ts'
import { runVitest } from './vitest-suite.ts'

/** What a run without names runs. */
const everyday = ['check', 'unit', 'contract', 'engine', 'e2e'] as const
/**
 * `faults` takes an hour; `engines` runs the engine suite on every Engine that is there; `tomcat` makes an image of 270 MB,
 * for which some 75 MB of packages are fetched the first time.
 */
const suites = [...everyday, 'tomcat', 'faults', 'engines'] as const
type Suite = (typeof suites)[number]

/**
 * The end-to-end specs where all suites run: those of a screen in the browser only, which saves a tenth of the whole.
 * `npm run test:e2e` runs every spec in both shells.
 */
const quick = { STACKWRIGHT_E2E: 'quick' }

/**
 * Runs the suites named, or the everyday ones, and prints the closing summary.
 * Answers the exit code: 0 where nothing failed, 2 for a name that is none.
 */
export async function runSuites(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !suites.some((suite) => suite === name))
  if (unknown.length > 0) {
    console.error(`No suite is called ${unknown.join(', ')}. There are: ${suites.join(', ')}.`)
    return 2
  }
  const wanted = new Set<Suite>(names.length === 0 ? everyday : suites.filter((suite) => names.includes(suite)))
  const results = await runWanted(wanted, names.length === 0 ? quick : {})
  console.log(closingSummary(results))
  return results.some((result) => result.failed > 0) ? 1 : 0
}

async function runWanted(wanted: ReadonlySet<Suite>, endToEnd: Environment): Promise<readonly SuiteResult[]> {
  const results: SuiteResult[] = []
  if (wanted.has('check')) results.push(await runCheck())
  if (wanted.has('unit')) results.push(await runVitest('unit', 'says why in its own output'))
  if (!onEngine.some((suite) => wanted.has(suite))) return results

  await installMissingPackages({ electron: electronBinary() !== null })
  const engine = await startTestEngine()
  try {
    results.push(...(await runOnEngine(wanted, engine, endToEnd)))
  } finally {
    if (engine.kind === 'ready') await engine.stop()
  }
  return results
}

type Environment = Readonly<Record<string, string>>

const onEngine: readonly Suite[] = ['contract', 'engine', 'tomcat', 'faults', 'engines', 'e2e']

async function runOnEngine(
  wanted: ReadonlySet<Suite>,
  engine: TestEngine,
  endToEnd: Environment,
): Promise<readonly SuiteResult[]> {
  const reason = engine.kind === 'none' ? engine.reason : 'says why in its own output'
  const environment = engine.kind === 'ready' ? { STACKWRIGHT_TEST_DOCKER: engine.address } : {}
  const results: SuiteResult[] = []
  if (wanted.has('contract')) results.push(await runVitest('contract', reason, environment))
  if (wanted.has('engine')) results.push(await runVitest('engine', reason, environment))
  if (wanted.has('tomcat')) results.push(await runVitest('tomcat', reason, environment))
  if (wanted.has('faults')) results.push(await runVitest('faults', reason, environment))
  if (wanted.has('engines')) results.push(...(await runOnOtherEngines(engine, reason)))
  if (wanted.has('e2e')) results.push(...(await runEndToEnd({ ...environment, ...endToEnd })))
  return results
}

async function runEndToEnd(environment: Environment): Promise<readonly SuiteResult[]> {
  const build = await runProgram('electron-vite', ['build', '--logLevel', 'warn'])
  if (build.code !== 0) return [{ suite: 'build', passed: 0, failed: 1, skipped: [], tookMs: build.tookMs }]
  return [await endToEndInBrowser(environment), await endToEndInElectron(environment)]
}

async function endToEndInBrowser(environment: Environment): Promise<SuiteResult> {
  if (!onPath('chromium')) return skippedSuite('browser', 'no chromium on this machine')
  // Each has a data folder, a server and a browser of its own; a browser that draws without a graphics card takes a core.
  const workers = availableParallelism() < 4 ? 1 : 2
  return runPlaywright({ project: 'browser', before: [], workers, environment })
}

async function endToEndInElectron(environment: Environment): Promise<SuiteResult> {
  if (!electronBinary()) {
    return skippedSuite(
      'electron',
      "Electron's binary is not here: neither node_modules/electron/dist nor ELECTRON_OVERRIDE_DIST_PATH",
    )
  }
  const before = [...virtualScreen(), ...(onPath('dbus-run-session') ? ['dbus-run-session', '--'] : [])]
  // Windows share one screen, one tray and the focus.
  return runPlaywright({ project: 'electron', before, workers: 1, environment })
}

/** A screen of our own on Linux, so that windows neither need nor disturb a desktop. */
const virtualScreen = (): readonly string[] =>
  process.platform === 'linux' && onPath('xvfb-run') ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24'] : []

async function skippedSuite(project: 'browser' | 'electron', reason: string): Promise<SuiteResult> {
  const names = await specTitles(project)
  return { suite: `e2e ${project}`, passed: 0, failed: 0, skipped: names.map((name) => ({ name, reason })), tookMs: 0 }
}
