import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeEngine, type FakeEngine } from './support/fake-engine.ts'
import { calls, streams } from './support/procedure-cases.ts'
import { procedurePaths } from './support/procedure-paths.ts'
import { errorCodes, sampleError } from './support/sample-error.ts'
import {
  changes,
  commandEvents,
  containerLineBatches,
  containerLines,
  hostEvents,
  terminalEvents,
  usageFrames,
} from './support/samples.ts'
import { type Client, overHttp, overLocalSocket, overMessagePort, type Transport } from './support/transports.ts'

let engine: FakeEngine
let transports: readonly Transport[]

beforeEach(async () => {
  engine = createFakeEngine()
  transports = [overMessagePort(engine), await overHttp(engine), await overLocalSocket(engine)]
})

afterEach(async () => {
  for (const transport of transports) await transport.close()
  await expect.poll(() => engine.openStreams()).toBe(0)
})

/** What a call came to, as a value that can be compared. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answer: await call }
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    const { code, status, message, data, defined } = error
    return { error: { code, status, message, data, defined } }
  }
}

async function overEach(call: (client: Client) => Promise<unknown>): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (const { client } of transports) outcomes.push(await outcomeOf(call(client)))
  return outcomes
}

test('every procedure of the contract has a case here', () => {
  expect([...Object.keys(calls), ...Object.keys(streams)].sort()).toEqual([...procedurePaths].sort())
})

describe.each(Object.entries(calls))('%s', (_path, call) => {
  test('gets the same input and gives the same answer over every transport', async () => {
    const [first, ...others] = await overEach(call)
    expect(first).toHaveProperty('answer')
    for (const other of others) expect(other).toEqual(first)
    // A procedure with no input gets `{}` from a request with no body, and nothing from a message.
    const [input, ...inputs] = engine.received.map((each) => each ?? {})
    expect(inputs).toHaveLength(transports.length - 1)
    for (const other of inputs) expect(other).toEqual(input)
  })

  test('gives the same error over every transport', async () => {
    const outcomes = await overEach((client) => {
      engine.failNext(sampleError('VERSION_NOT_FOUND'))
      return call(client)
    })
    const { code, status, message, payload } = sampleError('VERSION_NOT_FOUND')
    const expected = { error: { code, status, message, data: payload, defined: true } }
    expect(outcomes).toEqual(transports.map(() => expected))
  })
})

test.each(errorCodes)('%s arrives whole over every transport: status, words, what to do next', async (code) => {
  const error = sampleError(code)
  const outcomes = await overEach((client) => {
    engine.failNext(error)
    return client.stacks.get({ stack: 'shop' })
  })
  const expected = {
    code,
    status: error.status,
    message: error.message,
    data: { next: error.next, retryable: error.retryable, details: error.data },
    defined: true,
  }
  expect(outcomes).toEqual(transports.map(() => ({ error: expected })))
})

test('input that is not valid is INVALID_INPUT and names the field, over every transport', async () => {
  const [first, ...others] = await overEach((client) => client.stacks.create({ name: 'Not A Slug' }))
  expect(first).toMatchObject({ error: { code: 'INVALID_INPUT', data: { details: { issues: [{ path: 'name' }] } } } })
  for (const other of others) expect(other).toEqual(first)
})

test('an exception leaves as INTERNAL without its text', async () => {
  const outcomes = await overEach((client) => {
    engine.failNext(new Error('secret of the house'))
    return client.system.info()
  })
  for (const outcome of outcomes) expect(outcome).toMatchObject({ error: { code: 'INTERNAL', status: 500 } })
  expect(JSON.stringify(outcomes)).not.toContain('secret of the house')
})

/** The first events of a stream; leaves it afterwards. */
async function take(stream: AsyncIterable<unknown>, count: number): Promise<unknown[]> {
  const seen: unknown[] = []
  for await (const event of stream) {
    seen.push(event)
    if (seen.length === count) break
  }
  return seen
}

const afterTheFirst: Readonly<Record<string, readonly unknown[]>> = {
  'system.changes': changes.slice(1),
  'stacks.logs': containerLines,
  'stacks.logBatches': containerLineBatches,
  'monitor.usage': usageFrames,
  'events.follow': hostEvents,
  'terminals.output': terminalEvents.slice(1),
  'commands.follow': commandEvents.filter((event) => event.kind !== 'log' || event.line.seq > 1),
}

describe.each(Object.entries(streams))('the stream %s', (path, open) => {
  test('goes on after what the reader has seen, over every transport', async () => {
    const expected = afterTheFirst[path] ?? []
    for (const { client } of transports) {
      const stream = await open(client, new AbortController().signal)
      expect(await take(stream, expected.length)).toEqual(expected)
    }
  })

  test('ends in the engine when its reader leaves', async () => {
    for (const { client } of transports) await take(await open(client, new AbortController().signal), 1)
    await expect.poll(() => engine.openStreams()).toBe(0)
  })

  test('ends in the engine when its reader aborts', async () => {
    for (const { client } of transports) {
      const reader = new AbortController()
      const events = (await open(client, reader.signal))[Symbol.asyncIterator]()
      await events.next()
      reader.abort()
      await expect.poll(() => engine.openStreams()).toBe(0)
    }
  })

  test('carries an error of the table in its middle', async () => {
    for (const { client } of transports) {
      engine.failNext(sampleError('ENGINE_UNREACHABLE'))
      const stream = await open(client, new AbortController().signal)
      const outcome = await outcomeOf(take(stream, 9))
      expect(outcome).toMatchObject({ error: { code: 'ENGINE_UNREACHABLE', data: { retryable: true } } })
    }
  })
})
