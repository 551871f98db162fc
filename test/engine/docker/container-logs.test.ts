import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import { type ContainerLogRequest, readContainerLogs } from '#engine/monitor/container-logs.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import type { ContainerLogLine } from '#shared/contract/stacks.ts'
import { createTestStack, never, type TestStack, testSocket } from './test-engine.ts'

describe.skipIf(testSocket === null)('the logs of a stack', () => {
  let stack: TestStack
  let driver: HostDriver

  beforeEach(() => {
    stack = createTestStack()
    driver = createSingleHostDriver(stack.client)
  })
  afterEach(() => stack.remove())

  const run = async (service: string, script: string): Promise<string> => {
    const payload = stack.payload(service, { Cmd: ['sh', '-c', script] })
    const id = await driver.createContainer({ name: stack.name(`${service}-1`), payload }, never)
    await driver.startContainer(id, never)
    return id
  }

  const ended = async (id: string): Promise<void> => {
    const stop = new AbortController()
    const events = await driver.watch(stack.id, stop.signal)
    if ((await driver.inspectContainer(id, never)).state === 'exited') return stop.abort()
    for await (const event of events) if (event.action === 'die' && event.containerId === id) stop.abort()
  }

  const read = (changes: Partial<ContainerLogRequest> = {}, signal = never) => {
    const request = { stackId: stack.id, service: null, follow: false, since: null, tail: 100, ...changes }
    return readContainerLogs(stack.client, request, signal)
  }

  const texts = async (lines: AsyncIterable<ContainerLogLine>): Promise<string[]> => {
    const found: string[] = []
    for await (const line of lines) found.push(`${line.service}: ${line.text}`)
    return found
  }

  test('lines of several containers are merged in order of time, and cut to the newest', async () => {
    await ended(await run('a', 'echo a1; sleep 0.6; echo a2'))
    await ended(await run('b', 'echo b1 >&2'))
    expect(await texts(read())).toEqual(['a: a1', 'a: a2', 'b: b1'])
    expect(await texts(read({ tail: 2 }))).toEqual(['a: a2', 'b: b1'])
    expect(await texts(read({ service: 'a' }))).toEqual(['a: a1', 'a: a2'])
    const [first] = await Array.fromAsync(read())
    expect(first).toEqual({
      at: expect.stringMatching(/\.\d{3}Z$/),
      service: 'a',
      number: 1,
      stream: 'stdout',
      text: 'a1',
    })
    const all = await Array.fromAsync(read())
    expect(await texts(read({ since: all[2]?.at ?? null }))).toEqual(['b: b1'])
    expect(all[2]?.stream).toBe('stderr')
  })

  test('following gives every line once: of what runs, of what starts later, and across a restart', async () => {
    const stop = new AbortController()
    const counting = 'trap "exit 0" TERM; n=0; while :; do n=$((n+1)); echo $n; sleep 0.05; done'
    const id = await run('a', counting)
    const seen: string[] = []
    let steps = 0
    for await (const line of read({ follow: true, tail: 5 }, stop.signal)) {
      seen.push(`${line.service}: ${line.text}`)
      if (seen.length === 20 && steps === 0) {
        steps = 1
        await run('b', 'echo hello; echo bye')
        await driver.restartContainer(id, 2000, never)
      }
      const restarts = seen.filter((text) => text === 'a: 1').length
      if (
        steps === 1 &&
        seen.includes('b: bye') &&
        seen.lastIndexOf('a: 10') > seen.lastIndexOf('a: 1') &&
        restarts > 0
      ) {
        if (seen.at(-1) === 'a: 10') stop.abort()
      }
    }
    const numbers = seen.filter((text) => text.startsWith('a: ')).map((text) => Number(text.slice(3)))
    const gaps = numbers.filter((value, index) => index > 0 && value !== 1 && value !== (numbers[index - 1] ?? 0) + 1)
    expect(gaps).toEqual([])
    expect(seen.filter((text) => text.startsWith('b: '))).toEqual(['b: hello', 'b: bye'])
  })

  test('a tail of none begins with what is new', async () => {
    const id = await run('a', 'echo old; trap "exit 0" TERM; while [ ! -e /tmp/go ]; do sleep 0.05; done; echo new')
    const stop = new AbortController()
    const lines = read({ follow: true, tail: 0 }, stop.signal)
    setTimeout(() => void driver.restartContainer(id, 500, never), 200)
    const { value } = await lines.next()
    expect(value).toMatchObject({ text: 'old' })
    await lines.return()
  })

  test('a dead Engine is ENGINE_UNREACHABLE', async () => {
    const { connectDocker } = await import('#engine/docker/docker-client.ts')
    const dead = connectDocker({ name: 'dead', connection: { kind: 'socket', path: '/nowhere.sock' } })
    const request = { stackId: stack.id, service: null, follow: true, since: null, tail: 10 }
    await expect(readContainerLogs(dead, request, never).next()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
    dead.close()
  })
})
