import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { type LoopDisk, mountLoopDisk } from '../../support/loop-disk.ts'
import { type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { testSocket } from '../docker/test-engine.ts'

const probe = mountLoopDisk()
probe?.unmount()
if (probe === null) console.log('A disk that turns read-only is not tested: this account may not mount an ext4 image.')

/** Healthy three seconds after it was started, so that there is a middle of its apply. */
const web = (mark: string) => `
services:
  web:
    image: testbed/busybox:1
    environment: { MARK: "${mark}" }
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 3; touch /tmp/up; sleep 86400 & wait"]
    stop_grace_period: 1s
    healthcheck: { test: ["CMD", "test", "-e", "/tmp/up"], interval: 500ms, retries: 60 }
`

describe.skipIf(testSocket === null || probe === null)('a disk that turns read-only', { timeout: 90_000 }, () => {
  let disk: LoopDisk
  let engine: RunningEngine
  beforeEach(async () => {
    const mounted = mountLoopDisk()
    if (mounted === null) throw new Error('no disk can be mounted any more')
    disk = mounted
    engine = await runEngine(`unix://${testSocket}`, disk.folder)
  })
  afterEach(async () => {
    await engine.cleanUp()
    disk.unmount()
  })

  const storage = async () => (await engine.api.system.info()).storage
  const get = (command: Command) => engine.api.commands.get({ command: command.id })
  const runningStep = async (command: Command) =>
    (await get(command)).steps.find(({ status }) => status === 'RUNNING')?.text ?? ''
  const running = async () => {
    const { services } = await engine.api.stacks.runtime({ stack: engine.stackName })
    return services.flatMap(({ containers }) => containers.map(({ state, version }) => ({ state, version })))
  }

  test('in the middle of an apply: no end counts that is not stored, and all goes on by itself once it is writable', async () => {
    expect(await engine.apply(web('1'))).toMatchObject({ status: 'DONE' })
    const command = await engine.enqueue(web('2'))
    await expect.poll(() => runningStep(command), { timeout: 30_000 }).toMatch(/^wait until web/)
    disk.turnReadOnly()

    await expect.poll(storage, { timeout: 30_000 }).toMatchObject({
      code: 'DATA_FOLDER_NOT_WRITABLE',
      message: expect.stringContaining(disk.folder),
    })
    await expect(engine.enqueue(web('3'))).rejects.toMatchObject({ code: 'DATA_FOLDER_NOT_WRITABLE' })
    await expect.poll(running, { timeout: 30_000 }).toEqual([{ state: 'running', version: 1 }])
    expect(await get(command)).toMatchObject({ status: 'RUNNING', outcome: null, finishedAt: null })

    disk.mountAgain()
    expect(await engine.ended(command)).toMatchObject({ status: 'DONE', outcome: 'APPLIED', attempt: 2 })
    expect(await storage()).toBe(null)
    await expect.poll(running, { timeout: 30_000 }).toEqual([{ state: 'running', version: 2 }])
    const { lines } = await engine.api.commands.log({ command: command.id })
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1))
  })
})
