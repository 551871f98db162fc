import { expect, test } from 'vitest'
import { cpuPercent, memoryInUse, sumOfUsage, usageBetween } from '#engine/monitor/usage/usage-rates.ts'
import type { UsageReading } from '#engine/monitor/usage/usage-reading.ts'

const reading = (changes: Partial<UsageReading> = {}): UsageReading => ({
  at: 0,
  clockMs: 0,
  cpuNanoseconds: 1e9,
  systemNanoseconds: 100e9,
  cores: 2,
  memoryBytes: 5,
  memoryLimitBytes: null,
  networkReceivedBytes: 1000,
  networkSentBytes: 0,
  blockReadBytes: 0,
  blockWrittenBytes: null,
  processes: 1,
  ...changes,
})

test('a processor busy for one second of one second is 100 %, whatever the cores', () => {
  const later = { clockMs: 1000, cpuNanoseconds: 2e9 }
  expect(cpuPercent(reading(), reading({ ...later, systemNanoseconds: 102e9 }))).toBe(100)
  expect(cpuPercent(reading({ cores: 8 }), reading({ ...later, cores: 8, systemNanoseconds: 108e9 }))).toBe(100)
})

test('without the time of the whole host the clock is taken, and gives the same', () => {
  const files = { systemNanoseconds: null, cores: 1 }
  expect(cpuPercent(reading(files), reading({ ...files, clockMs: 1000, cpuNanoseconds: 1.5e9 }))).toBe(50)
})

test('the first sample has no rates, only amounts', () => {
  expect(usageBetween(null, reading())).toEqual({
    cpuPercent: null,
    memoryBytes: 5,
    networkReceivedBytesPerSecond: null,
    networkSentBytesPerSecond: null,
    blockReadBytesPerSecond: null,
    blockWrittenBytesPerSecond: null,
  })
})

test('a restart, which sets counters back, gives no rate and no negative one', () => {
  const restarted = reading({ clockMs: 1000, cpuNanoseconds: 5, networkReceivedBytes: 3, systemNanoseconds: 102e9 })
  const usage = usageBetween(reading(), restarted)
  expect(usage).toMatchObject({ cpuPercent: null, networkReceivedBytesPerSecond: null })
})

test('two readings at the same moment give no rate instead of an endless one', () => {
  const again = reading({ cpuNanoseconds: 2e9, networkReceivedBytes: 2000 })
  expect(usageBetween(reading(), again)).toMatchObject({ cpuPercent: null, networkReceivedBytesPerSecond: null })
})

test('bytes are per second of the time between, and what is not told stays unknown', () => {
  const usage = usageBetween(reading(), reading({ clockMs: 4000, networkReceivedBytes: 9000 }))
  expect(usage).toMatchObject({
    networkReceivedBytesPerSecond: 2000,
    networkSentBytesPerSecond: 0,
    blockWrittenBytesPerSecond: null,
  })
})

test('memory leaves out inactive file cache of either control group version, never below nothing', () => {
  expect(memoryInUse(100, { total_inactive_file: 30, inactive_file: 10 })).toBe(70)
  expect(memoryInUse(100, { inactive_file: 10 })).toBe(90)
  expect(memoryInUse(100, { inactive_file: 100 })).toBe(100)
  expect(memoryInUse(100, {})).toBe(100)
})

test('a sum counts what is known, and is unknown where nothing is', () => {
  const one = usageBetween(null, reading())
  expect(sumOfUsage([one, one])).toMatchObject({ memoryBytes: 10, cpuPercent: null })
  expect(sumOfUsage([])).toMatchObject({ memoryBytes: null })
})
