import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { mountSmallDisk, type SmallDisk } from '../../support/small-disk.ts'
import { documentOf, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { testSocket } from '../docker/test-engine.ts'

const probe = mountSmallDisk('size=1m')
probe?.unmount()

/** Healthy two seconds after it was started, so that there is a middle of its apply. */
const web = (mark: string) => `
services:
  web:
    image: testbed/busybox:1
    environment: { MARK: "${mark}" }
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 2; touch /tmp/up; sleep 86400 & wait"]
    stop_grace_period: 1s
    healthcheck: { test: ["CMD", "test", "-e", "/tmp/up"], interval: 500ms, retries: 60 }
`

describe.skipIf(testSocket === null || probe === null)('a disk that is full', { timeout: 90_000 }, () => {
  let disk: SmallDisk
  let engine: RunningEngine
  beforeEach(async () => {
    const mounted = mountSmallDisk('size=4m')
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
  /** What runs on the host, and what is said of it. */
  const world = async () => {
    const { currentVersion, status } = await engine.api.stacks.get({ stack: engine.stackName })
    const { services } = await engine.api.stacks.runtime({ stack: engine.stackName })
    const containers = services.flatMap((service) => service.containers)
    return { currentVersion, status, containers: containers.map(({ state, version }) => ({ state, version })) }
  }

  test('in the middle of an apply: nothing is called done, it is said, and when there is room the command comes to its end', async () => {
    expect(await engine.apply(web('1'))).toMatchObject({ status: 'DONE' })
    const command = await engine.enqueue(web('2'))
    await expect.poll(() => runningStep(command), { timeout: 30_000 }).toMatch(/^wait until web/)
    disk.fill()

    await expect.poll(storage, { timeout: 30_000 }).toMatchObject({
      code: 'DATA_FOLDER_FULL',
      message: expect.stringContaining(disk.folder),
      next: expect.stringContaining('Free some room'),
    })
    await expect(engine.enqueue(web('3'))).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL' })
    // The end cannot be stored, so it is no end yet; what ran before runs.
    await expect
      .poll(async () => (await world()).containers, { timeout: 30_000 })
      .toEqual([{ state: 'running', version: 1 }])
    expect(await get(command)).toMatchObject({ status: 'RUNNING', outcome: null, finishedAt: null })

    disk.free()
    expect(await engine.ended(command)).toMatchObject({ status: 'DONE', outcome: 'APPLIED', attempt: 2 })
    expect(await storage()).toBe(null)
    await expect.poll(world).toEqual({
      currentVersion: 2,
      status: 'RUNNING',
      containers: [{ state: 'running', version: 2 }],
    })
    const { lines } = await engine.api.commands.log({ command: command.id })
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1))
  })

  test('a document can be looked at while nothing can be stored', async () => {
    expect(await engine.apply(web('1'))).toMatchObject({ status: 'DONE' })
    disk.fill()
    await expect(engine.enqueue(web('2'))).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL' })
    const preview = engine.api.plans.previewDocument({ stackName: engine.stackName, document: documentOf(web('2')) })
    expect((await preview).plan.operations.length).toBeGreaterThan(0)
    expect(await world()).toMatchObject({ currentVersion: 1, status: 'RUNNING' })
    disk.free()
  })
})
