import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createContainer, startContainer } from '#engine/docker/containers.ts'
import type { ContainerPayload } from '#engine/reconcile/host-driver.ts'
import { createTestStack, type TestStack, testSocket } from '../docker/test-engine.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from './running-engine.ts'

describe.skipIf(testSocket === null)('something in the way on the host', () => {
  let engine: RunningEngine
  let foreign: TestStack
  const signal = new AbortController().signal

  beforeEach(async () => {
    engine = await runEngine(`unix://${testSocket}`)
    foreign = createTestStack()
  })
  afterEach(async () => {
    await engine.cleanUp()
    await foreign.remove()
  })

  test('a port that another container publishes blocks the plan and names the holder', async () => {
    const port = await freePort()
    const name = foreign.name('holder')
    const HostConfig = { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }] } }
    const payload = foreign.payload('holder', { HostConfig, ExposedPorts: { '80/tcp': {} } })
    await startContainer(
      foreign.client,
      await createContainer(foreign.client, { name, body: bodyOf(payload) }, signal),
      signal,
    )

    const compose = `services:${busybox('web', `    ports: ["127.0.0.1:${port}:80"]`)}`
    const preview = await engine.api.plans.previewDocument({
      stackName: engine.stackName,
      document: documentOf(compose),
    })
    expect(preview.plan.conflicts).toEqual([
      expect.objectContaining({ code: 'PORT_IN_USE', message: expect.stringContaining(name) }),
    ])
    expect(await engine.apply(compose)).toMatchObject({
      status: 'FAILED',
      outcome: 'UNCHANGED',
      error: { code: 'PLAN_BLOCKED', message: expect.stringContaining(`Port ${port}`) },
    })
  })

  test('a port that a program takes after the plan was made fails the start, and leads back', async () => {
    const server = createServer()
    const port = await freePort()
    const compose = `services:${busybox('web', `    ports: ["127.0.0.1:${port}:80"]\n    depends_on: [slow]`)}${busybox('slow')}`
    const command = await engine.enqueue(compose)
    for await (const event of await engine.api.commands.follow({ command: command.id })) {
      if (event.kind === 'step' && !server.listening) server.listen(port, '127.0.0.1')
    }
    try {
      const ended = await engine.ended(command)
      expect(ended).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'PORT_IN_USE' } })
      await expect.poll(() => containersOf(engine)).toEqual([])
    } finally {
      await new Promise((done) => server.close(done))
    }
  })

  test('a container name that somebody else has blocks the plan, and theirs is left alone', async () => {
    const name = `${engine.stackName}-web-1`
    const payload = { ...foreign.payload('web'), Labels: {} }
    const id = await createContainer(foreign.client, { name, body: bodyOf(payload) }, signal)
    try {
      expect(await engine.apply(`services:${busybox('web')}`)).toMatchObject({
        status: 'FAILED',
        outcome: 'UNCHANGED',
        error: { code: 'PLAN_BLOCKED', message: expect.stringContaining(name) },
      })
      expect((await foreign.client.calls.getContainer(id).inspect()).Name).toBe(`/${name}`)
    } finally {
      await foreign.client.calls.getContainer(id).remove({ force: true })
    }
  })

  test('an image that is nowhere fails before anything stops, and the old version goes on', async () => {
    const compose = `services:${busybox('web')}`
    expect(await engine.apply(compose)).toMatchObject({ status: 'DONE' })
    const before = await containersOf(engine)
    await engine.api.system.saveSettings({ retries: { attempts: 2, firstDelaySeconds: 0.1, kinds: {} } })
    const command = await engine.apply(compose.replace('testbed/busybox:1', '127.0.0.1:9/nowhere:1'))
    expect(command).toMatchObject({ status: 'FAILED', error: { code: 'REGISTRY_UNREACHABLE' } })
    await expect.poll(() => containersOf(engine)).toEqual(before)
    expect(await engine.api.stacks.get({ stack: engine.stackName })).toMatchObject({
      currentVersion: 1,
      latestVersion: 2,
    })
  })
})

// The Engine takes no `networks` in a create.
const bodyOf = ({ networks: _, ...body }: ContainerPayload) => body

const containersOf = async ({ api, stackName }: RunningEngine) =>
  (await api.stacks.runtime({ stack: stackName })).services.flatMap(({ containers }) =>
    containers.map(({ id, state, version }) => ({ id, state, version })),
  )

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((done) => server.close(done))
  return port
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
