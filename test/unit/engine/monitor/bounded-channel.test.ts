import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createBoundedChannel } from '#engine/monitor/bounded-channel.ts'

test('the reader gets everything in order, and a writer waits while it is full', async () => {
  const channel = createBoundedChannel<number>(2)
  let written = 0
  const writing = (async () => {
    for (let n = 1; n <= 6; n += 1) {
      await channel.push(n)
      written = n
    }
    channel.close()
  })()
  await sleep(10)
  expect(written).toBe(2)
  const read: number[] = []
  for await (const item of channel) read.push(item)
  await writing
  expect(read).toEqual([1, 2, 3, 4, 5, 6])
})

test('what was written before a failure is read first', async () => {
  const channel = createBoundedChannel<number>(5)
  await channel.push(1)
  channel.fail(new Error('broken'))
  const read: number[] = []
  const reading = (async () => {
    for await (const item of channel) read.push(item)
  })()
  await expect(reading).rejects.toThrow('broken')
  expect(read).toEqual([1])
})

test('closing lets go of writers that wait', async () => {
  const channel = createBoundedChannel<number>(1)
  await channel.push(1)
  const waiting = channel.push(2)
  channel.close()
  await expect(waiting).resolves.toBeUndefined()
})
