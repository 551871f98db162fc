import { expect, test } from 'vitest'
import { createChangeFeed } from '#engine/change-feed.ts'
import type { Change } from '#shared/model/change.ts'
import { HostId } from '#shared/model/ids.ts'

const hostId = HostId.parse('019a0000-0000-7000-8000-000000000001')
const feedOf = (capacity: number) => createChangeFeed({ capacity, firstSeq: 100 })

async function take(stream: AsyncGenerator<Change>, count: number): Promise<Change[]> {
  const seen: Change[] = []
  for await (const change of stream) {
    seen.push(change)
    if (seen.length === count) break
  }
  return seen
}

test('a new reader starts with a reset and then gets what happens', async () => {
  const feed = feedOf(10)
  const reading = take(feed.subscribe(undefined, new AbortController().signal), 2)
  await Promise.resolve()
  feed.publish({ kind: 'host', hostId })
  expect(await reading).toEqual([
    { kind: 'reset', seq: 100 },
    { kind: 'host', hostId, seq: 101 },
  ])
})

test('a reader that comes back gets exactly what it missed', async () => {
  const feed = feedOf(10)
  for (let n = 0; n < 3; n += 1) feed.publish({ kind: 'host', hostId })
  const seen = await take(feed.subscribe(101, new AbortController().signal), 2)
  expect(seen.map((change) => change.seq)).toEqual([102, 103])
})

test('a reader that was away too long is told so', async () => {
  const feed = feedOf(2)
  for (let n = 0; n < 5; n += 1) feed.publish({ kind: 'host', hostId })
  expect(await take(feed.subscribe(101, new AbortController().signal), 1)).toEqual([{ kind: 'reset', seq: 105 }])
})

test('a reader from before a restart is told so', async () => {
  expect(await take(feedOf(2).subscribe(90, new AbortController().signal), 1)).toEqual([{ kind: 'reset', seq: 100 }])
  expect(await take(feedOf(2).subscribe(900, new AbortController().signal), 1)).toEqual([{ kind: 'reset', seq: 100 }])
})

test('a stream ends when its reader leaves and when the feed closes', async () => {
  const feed = feedOf(2)
  const leaving = new AbortController()
  const left = take(feed.subscribe(100, leaving.signal), 1)
  const stayed = take(feed.subscribe(100, new AbortController().signal), 1)
  leaving.abort()
  feed.close()
  expect(await Promise.all([left, stayed])).toEqual([[], []])
})
