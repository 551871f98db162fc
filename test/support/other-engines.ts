import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Dockerode from 'dockerode'
import { startPrivateEngine } from '../../electron/start/private-engine.ts'
import { copyImages } from './copy-images.ts'
import { startPodman } from './podman.ts'
import type { SuiteResult } from './suite-result.ts'
import { onPath } from './system-packages.ts'
import { cacheFolder, type TestEngine, testImages } from './test-engine.ts'
import { runVitest } from './vitest-suite.ts'

/** What every Engine has to do, whatever else it lacks. */
const compatibility = ['test/engine/compat']

/**
 * Runs the engine suite whole on the given Engine and on a newer one (STACKWRIGHT_TEST_NEWER_ENGINE: a folder with
 * `sbin/dockerd` and `bin/containerd`), and create, apply and rollback on Podman's socket. Each suite is named after what it
 * ran on; what is not here is a skipped suite with the reason.
 */
export async function runOnOtherEngines(given: TestEngine, reason: string): Promise<readonly SuiteResult[]> {
  if (given.kind === 'none') return [skipped('engine', given.reason)]
  const from = given.address.replace('unix://', '')
  return [await runOn(from, { reason }), await runOnNewer(from, reason), await runOnPodman(from, reason)]
}

async function runOn(
  socketPath: string,
  { reason, files = [] }: { readonly reason: string; readonly files?: readonly string[] },
): Promise<SuiteResult> {
  const { Version, ApiVersion, Components } = await new Dockerode({ socketPath }).version()
  const title = `${Components?.[0]?.Name ?? 'Engine'} ${Version} (API ${ApiVersion})`
  console.log(`\n${files.length === 0 ? 'The engine suite' : files.join(' ')} on ${title}`)
  return runVitest('engine', reason, { STACKWRIGHT_TEST_DOCKER: `unix://${socketPath}` }, { title, files })
}

async function runOnNewer(from: string, reason: string): Promise<SuiteResult> {
  const programs = process.env['STACKWRIGHT_TEST_NEWER_ENGINE']
  if (!programs) return skipped('newer Engine', 'STACKWRIGHT_TEST_NEWER_ENGINE names no folder with a newer Engine')
  if (!existsSync(join(programs, 'sbin/dockerd')))
    return skipped('newer Engine', `${programs}/sbin/dockerd is not there`)
  const engine = await startPrivateEngine({
    dataRoot: join(cacheFolder(), 'newer-engine'),
    runFolder: join(cacheFolder(), 'newer-run'),
    programs,
    iptables: false,
    shutdownSeconds: 3,
    addressPool: '10.215.0.0/16',
  })
  try {
    await copyImages(names, from, engine.socketPath)
    return await runOn(engine.socketPath, { reason })
  } finally {
    await engine.stop()
  }
}

async function runOnPodman(from: string, reason: string): Promise<SuiteResult> {
  if (process.getuid?.() !== 0) return skipped('podman', 'its networks need root')
  if (!onPath('podman')) return skipped('podman', 'podman is not installed (podman netavark aardvark-dns)')
  const podman = await startPodman(join(cacheFolder(), 'podman'))
  try {
    await copyImages(['testbed/base:1'], from, podman.socketPath)
    return await runOn(podman.socketPath, { reason, files: compatibility })
  } finally {
    await podman.stop()
  }
}

const names = testImages.map(({ name }) => name)

const skipped = (suite: string, reason: string): SuiteResult => ({
  suite,
  passed: 0,
  failed: 0,
  skipped: [{ name: suite, reason }],
  tookMs: 0,
})
