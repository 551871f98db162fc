import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findDockerd, type PrivateEngine, startPrivateEngine } from '../../../electron/start/private-engine.ts'
import { copyImages } from '../../support/copy-images.ts'
import { testSocket } from '../docker/test-engine.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from './running-engine.ts'

const cannotStart = process.getuid?.() !== 0 || findDockerd() === null

describe.skipIf(testSocket === null || cannotStart)('an Engine that goes away', () => {
  let folder: string
  let docker: PrivateEngine
  let engine: RunningEngine

  const startDocker = () =>
    startPrivateEngine({
      dataRoot: join(folder, 'data'),
      runFolder: join(folder, 'run'),
      iptables: false,
      shutdownSeconds: 2,
    })

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sw-outage-'))
    docker = await startDocker()
    await copyImages(['testbed/busybox:1'], testSocket ?? '', docker.socketPath)
    engine = await runEngine(`unix://${docker.socketPath}`)
  })
  afterEach(async () => {
    await engine.cleanUp()
    await docker.stop()
    unmountBelow(folder)
    rmSync(folder, { recursive: true })
  })

  test('a command ends with the reason while the Engine is down, and works when it is back', async () => {
    const compose = `services:${busybox('web')}`
    await docker.stop()
    expect(await engine.apply(compose)).toMatchObject({
      status: 'FAILED',
      outcome: 'UNCHANGED',
      error: { code: 'ENGINE_UNREACHABLE', next: expect.stringContaining('Start Docker') },
    })
    await expect(
      engine.api.plans.previewDocument({ stackName: engine.stackName, document: documentOf(compose) }),
    ).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
    docker = await startDocker()
    expect(await engine.apply(compose)).toMatchObject({ status: 'DONE' })
  })

  test('an Engine killed in the middle of an apply leads back to the old version when it is back', async () => {
    const one = `services:${busybox('web', '    restart: unless-stopped')}`
    expect(await engine.apply(one)).toMatchObject({ status: 'DONE' })
    const [before] = await containersOf(engine)

    // The second version never becomes healthy, so the Engine dies while the apply waits for it.
    const two = one.replace('"true"', '"false"').replace('retries: 3', 'retries: 60')
    const { command } = await engine.api.commands.applyDocument({
      stackName: engine.stackName,
      document: documentOf(two),
    })
    await expect.poll(() => runningStep(engine, command.id), { timeout: 30_000 }).toMatch(/^wait until web/)
    process.kill(Number(readFileSync(join(folder, 'run/dockerd.pid'), 'utf8')), 'SIGKILL')
    await docker.exited
    docker = await startDocker()

    expect(await engine.ended(command)).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK' })
    await expect.poll(() => containersOf(engine), { timeout: 20_000 }).toEqual([before])
    expect(await engine.api.stacks.get({ stack: engine.stackName })).toMatchObject({ currentVersion: 1 })
  })
})

/** A container that outlived a killed Engine leaves its mounts behind. */
function unmountBelow(folder: string): void {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
  for (const mount of mounts.filter((path) => path.startsWith(folder)).reverse()) spawnSync('umount', ['-l', mount])
}

const runningStep = async ({ api }: RunningEngine, command: string): Promise<string> =>
  (await api.commands.get({ command })).steps.find(({ status }) => status === 'RUNNING')?.text ?? ''

const containersOf = async ({ api, stackName }: RunningEngine) =>
  (await api.stacks.runtime({ stack: stackName })).services.flatMap(({ containers }) =>
    containers.map(({ id, state, version }) => ({ id, state, version })),
  )
