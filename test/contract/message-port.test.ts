import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRequestMessage } from '../../electron/server/message-port.ts'
import { createFakeEngine } from './support/fake-engine.ts'
import { info } from './support/samples.ts'
import { overMessagePort } from './support/transports.ts'

const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)

beforeEach(() => void process.on('unhandledRejection', remember))
afterEach(() => {
  process.off('unhandledRejection', remember)
  expect(rejections.splice(0)).toEqual([])
})

const malformed: readonly (readonly [string, unknown])[] = [
  ['a number', 42],
  ['nothing', null],
  ['an object', { i: '1', p: { u: '/system/info' } }],
  ['bytes', new Uint8Array([1, 255, 3])],
  ['no JSON', 'x'],
  ['half of an object', '{"i":"1","p":{"u":'],
  ['JSON that is no message', '[]'],
  ['no path', '{"i":"1","p":{}}'],
  ['an address elsewhere', '{"i":"1","p":{"u":"http://example.invalid/system/info"}}'],
  ['a call with no number', '{"p":{"u":"/system/info"}}'],
  ['a stream event with no payload', '{"i":"1","t":3}'],
  ['more than 8 MiB', `{"i":"1","p":{"u":"/system/info","b":"${'x'.repeat(8 * 2 ** 20)}"}}`],
]

test.each(malformed)('%s closes the port and harms nobody else', async (_name, message) => {
  const engine = createFakeEngine()
  const hostile = overMessagePort(engine)
  const other = overMessagePort(engine)
  const closed = new Promise((done) => hostile.raw.once('close', done))
  hostile.raw.postMessage(message)
  await closed
  expect(await other.client.system.info()).toEqual(info)
  await other.close()
})

test('messages of the protocol pass: a call, an abort', () => {
  expect(isRequestMessage('{"i":"1","p":{"u":"/system/info"}}')).toBe(true)
  expect(isRequestMessage('{"i":"1","t":4}')).toBe(true)
})

test('a port that closes in the middle of a stream ends it in the engine', async () => {
  const engine = createFakeEngine()
  const transport = overMessagePort(engine)
  const events = (await transport.client.system.changes({}))[Symbol.asyncIterator]()
  await events.next()
  expect(engine.openStreams()).toBe(1)
  const next = expect(Promise.all([1, 2, 3].map(() => events.next()))).rejects.toThrow()
  await transport.close()
  await next
  await expect.poll(() => engine.openStreams()).toBe(0)
})
