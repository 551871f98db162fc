import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker } from '#engine/docker/docker-client.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import { type ContainerLogRequest, readContainerLogs } from '#engine/monitor/container-logs.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { createTestStack, never, type TestStack, testSocket } from './test-engine.ts'

const newest = (count: number) => ({ past: { from: 'newest', count } as const })

async function* linesOf(batches: AsyncIterable<readonly ContainerLogLine[]>): AsyncGenerator<ContainerLogLine, void> {
  for await (const batch of batches) yield* batch
}

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
    const events = await driver.watch({ stackId: stack.id }, stop.signal)
    if ((await driver.inspectContainer(id, never)).state === 'exited') return stop.abort()
    for await (const event of events) if (event.action === 'die' && event.containerId === id) stop.abort()
  }

  const read = (changes: Partial<ContainerLogRequest> = {}, signal = never) => {
    const past = { from: 'newest', count: 100 } as const
    const request = { stackId: stack.id, services: null, follow: false, since: null, past, ...changes }
    return linesOf(readContainerLogs(stack.client, request, signal))
  }

  const collect = async (lines: AsyncIterable<ContainerLogLine>): Promise<ContainerLogLine[]> => {
    const found: ContainerLogLine[] = []
    for await (const line of lines) found.push(line)
    return found
  }

  const texts = async (lines: AsyncIterable<ContainerLogLine>): Promise<string[]> =>
    (await collect(lines)).map((line) => `${line.service}: ${line.text}`)

  test('lines of several containers are merged in order of time, and cut to the newest', async () => {
    await ended(await run('a', 'echo a1; sleep 0.6; echo a2'))
    await ended(await run('b', 'echo b1 >&2'))
    expect(await texts(read())).toEqual(['a: a1', 'a: a2', 'b: b1'])
    expect(await texts(read(newest(2)))).toEqual(['a: a2', 'b: b1'])
    expect(await texts(read({ services: ['a'] }))).toEqual(['a: a1', 'a: a2'])
    const [first] = await collect(read())
    expect(first).toEqual({
      at: expect.stringMatching(/\.\d{3}Z$/),
      service: 'a',
      number: 1,
      stream: 'stdout',
      text: 'a1',
    })
    const all = await collect(read())
    expect(await texts(read({ since: all[2]?.at ?? null }))).toEqual(['b: b1'])
    expect(all[2]?.stream).toBe('stderr')
    const oldest = { since: all[1]?.at ?? null, past: { from: 'since', count: 1 } as const }
    expect(await texts(read(oldest))).toEqual(['a: a2'])
  })

  test('a container that writes far faster than it is read loses no line', async () => {
    const stop = new AbortController()
    await run('a', 'sleep 0.5; seq 1 60000; echo end; exec sleep 60')
    let last = 0
    for await (const { text } of read({ follow: true, ...newest(0) }, stop.signal)) {
      if (text === 'end') stop.abort()
      else if (Number(text) !== last + 1) throw new Error(`${text} came after ${last}`)
      else last = Number(text)
    }
    expect(last).toBe(60_000)
  })

  test('following gives every line once: of what runs, of what starts later, and across a restart', async () => {
    const stop = new AbortController()
    const counting = 'trap "exit 0" TERM; n=0; while :; do n=$((n+1)); echo $n; sleep 0.05; done'
    const id = await run('a', counting)
    const seen: string[] = []
    const count = (text: string) => seen.filter((one) => one === text).length
    for await (const line of read({ follow: true, ...newest(5) }, stop.signal)) {
      seen.push(`${line.service}: ${line.text}`)
      if (seen.length === 20) {
        await run('b', 'echo hello; echo bye')
        await driver.restartContainer(id, 2000, never)
      }
      if (seen.length > 20 && count('b: bye') > 0 && count('a: 1') > 0 && seen.at(-1) === 'a: 10') stop.abort()
    }
    const numbers = seen.filter((text) => text.startsWith('a: ')).map((text) => Number(text.slice(3)))
    const gaps = numbers.filter((value, index) => index > 0 && value !== 1 && value !== (numbers[index - 1] ?? 0) + 1)
    expect(gaps).toEqual([])
    expect(seen.filter((text) => text.startsWith('b: '))).toEqual(['b: hello', 'b: bye'])
  })

  test('a tail of none begins with what is new', async () => {
    const id = await run('a', 'trap "exit 0" TERM; echo started; while :; do sleep 0.05; done')
    const [old] = await collect(read())
    const lines = read({ follow: true, ...newest(0) })
    const first = lines.next()
    await driver.restartContainer(id, 2000, never)
    const { value } = await first
    expect(value?.text).toBe('started')
    expect(old?.at).not.toBeNull()
    expect(value?.at).not.toBe(old?.at)
    await lines.return()
  })

  test('a dead Engine is ENGINE_UNREACHABLE', async () => {
    const dead = connectDocker({ name: 'dead', connection: { kind: 'socket', path: '/nowhere.sock' } })
    const request = { stackId: stack.id, services: null, follow: true, since: null, ...newest(10) }
    await expect(readContainerLogs(dead, request, never).next()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
    dead.close()
  })
})
