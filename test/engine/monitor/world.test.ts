import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inspectObject } from '#engine/docker/object-inspection.ts'
import { describeContainer } from '#engine/monitor/details/container-description.ts'
import { maskInspection } from '#engine/monitor/details/mask-inspection.ts'
import { toFact } from '#engine/monitor/stack-observation.ts'
import { never, testSocket } from '../docker/test-engine.ts'
import { startUnreliableSocket, type UnreliableSocket } from '../docker/unreliable-socket.ts'
import { type WatchedHost, watchTestHost } from './watched-host.ts'

describe.skipIf(testSocket === null)('everything that a host runs', () => {
  let socket: UnreliableSocket
  let host: WatchedHost

  beforeEach(async () => {
    socket = await startUnreliableSocket(testSocket ?? '')
    host = await watchTestHost(socket.path)
  })

  afterEach(async () => {
    await host.stop()
    await socket.stop()
  })

  const seen = (id: string) => host.monitor.host(host.hostId).world.containers.get(id)
  const until = (holds: () => boolean) =>
    vi.waitFor(() => expect(holds()).toBe(true), { timeout: 15_000, interval: 20 })
  const container = (id: string) => host.stack.client.calls.getContainer(id)

  test('a container of nobody is known as well, and is not anybody’s', async () => {
    const made = await host.stack.client.calls.createContainer({
      name: host.stack.name('stray'),
      Image: 'testbed/busybox:1',
      Cmd: ['sleep', '60'],
    })
    try {
      await until(() => seen(made.id)?.state === 'created')
      const found = seen(made.id)
      expect(found && host.monitor.host(host.hostId).ownerOf(found)).toBeNull()
    } finally {
      await host.driver.removeContainer(made.id, never)
    }
    await until(() => seen(made.id) === undefined)
  })

  test('a kill, a pause, and the loss of a network show', async () => {
    const id = await host.start('web')
    await until(() => seen(id)?.state === 'running')
    await container(id).pause()
    await until(() => seen(id)?.state === 'paused')
    await container(id).unpause()
    await until(() => seen(id)?.state === 'running')
    const [network] = seen(id)?.networks ?? []
    await host.stack.client.calls.getNetwork(network ?? '').disconnect({ Container: id })
    await until(() => seen(id)?.networks.length === 0)
    await container(id).kill()
    await until(() => seen(id)?.state === 'exited' && seen(id)?.exitCode === 137)
  })

  test('what ran out of memory is described as that, with its variables named and none of their values', async () => {
    const id = await host.start('greedy', {
      Cmd: ['sh', '-c', 'tail /dev/zero'],
      Env: ['API_TOKEN=very-secret-thing', 'MODE=loud'],
      HostConfig: { Memory: 16 * 2 ** 20, MemorySwap: 16 * 2 ** 20 },
    })
    await until(() => seen(id)?.state === 'exited')
    const answer = await inspectObject(host.stack.client, { kind: 'container', id }, never)
    const found = seen(id)
    if (found === undefined) throw new Error('it is gone')
    const detail = describeContainer(answer, {
      hostId: host.hostId,
      listed: { ...toFact(found), stackId: null, stackName: null, service: 'greedy' },
      observedAt: new Date().toISOString(),
      changed: null,
      redact: (text) => text,
    })
    expect(detail).toMatchObject({
      exit: { outOfMemory: true, meaning: expect.stringContaining('more memory than it may') },
      limits: { memoryBytes: 16 * 2 ** 20 },
      environment: expect.arrayContaining(['API_TOKEN', 'MODE']),
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
    })
    const shown = JSON.stringify([detail, maskInspection(answer, (text) => text)])
    expect(shown).not.toContain('very-secret-thing')
    expect(shown).not.toContain('loud')
  })

  test('what happened while the socket was broken is there after it, in the facts and as events', async () => {
    const id = await host.start('web')
    await until(() => seen(id)?.state === 'running')
    await socket.refuse(true)
    await until(() => !host.monitor.host(host.hostId).live)
    await container(id).kill()
    await socket.refuse(false)
    await until(() => host.monitor.host(host.hostId).live && seen(id)?.state === 'exited')
    await until(() => host.heard.some((event) => event.id === id && event.action === 'die'))
    const ends = host.heard.filter((event) => event.id === id && event.action === 'die')
    expect(ends).toHaveLength(1)
    expect(host.told).toEqual([expect.any(String), null])
  })

  test('an object that is not there is not found, whatever it is asked as', async () => {
    for (const kind of ['container', 'image', 'volume', 'network'] as const) {
      const asked = inspectObject(host.stack.client, { kind, id: randomUUID() }, never)
      await expect(asked).rejects.toMatchObject({ cause: { statusCode: 404 } })
    }
  })
})
