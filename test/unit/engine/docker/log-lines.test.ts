import { expect, test } from 'vitest'
import { type LogFrame, readLogFrames } from '#engine/docker/log-frames.ts'
import { readLogLines } from '#engine/docker/logs.ts'

async function* from<Item>(items: Iterable<Item>): AsyncGenerator<Item, void> {
  for (const item of items) yield item
}

async function collect<Item>(batches: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const found: Item[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}

const frame = (stream: 1 | 2, text: string): Buffer => {
  const body = Buffer.from(text)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}

const linesOf = (chunks: readonly Uint8Array[]) => collect(readLogLines(readLogFrames(from(chunks))))

const at = (n: number) => `2026-11-22T14:24:05.00000000${n}Z`

test('messages are put together however the bytes are cut', async () => {
  const bytes = Buffer.concat([frame(1, `${at(1)} one\n`), frame(2, `${at(2)} two ü\n`), frame(1, `${at(3)} three\n`)])
  const expected = [
    { at: at(1), stream: 'stdout', text: 'one' },
    { at: at(2), stream: 'stderr', text: 'two ü' },
    { at: at(3), stream: 'stdout', text: 'three' },
  ]
  for (const size of [1, 3, 7, 8, 9, 1000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    )
    expect(await linesOf(chunks)).toEqual(expected)
  }
})

test('a long line that the Engine cut into messages is one line with the time of its start', async () => {
  const chunks = [
    Buffer.concat([frame(1, `${at(1)} ${'a'.repeat(16)}`)]),
    frame(2, `${at(2)} between\n`),
    frame(1, `${at(3)} end\r\n`),
  ]
  expect(await linesOf(chunks)).toEqual([
    { at: at(2), stream: 'stderr', text: 'between' },
    { at: at(1), stream: 'stdout', text: `${'a'.repeat(16)}end` },
  ])
})

test('the bytes of a terminal, which have no headers, are lines of stdout', async () => {
  expect(await linesOf([Buffer.from(`${at(1)} hello\r\n${at(2)} wor`), Buffer.from('ld\r\n')])).toEqual([
    { at: at(1), stream: 'stdout', text: 'hello' },
    { at: at(2), stream: 'stdout', text: 'world' },
  ])
})

test('a line that never ends is cut before it fills the memory', async () => {
  const frames = Array.from({ length: 40 }, (): LogFrame[] => [
    { stream: 'stdout', bytes: Buffer.alloc(16 * 1024, 97) },
  ])
  const lines = await collect(readLogLines(from(frames)))
  expect(lines.map((line) => line.text.length)).toEqual([256 * 1024, 256 * 1024, 128 * 1024])
})
