import { expect, test } from 'vitest'
import { keepLine } from '../../../../renderer/screens/logs/kept-line.ts'
import { allLines, linesThat } from '../../../../renderer/screens/logs/line-list.ts'
import { barsOf, histogramOf } from '../../../../renderer/screens/logs/log-histogram.ts'
import { LogStore } from '../../../../renderer/screens/logs/log-store.ts'

const began = Date.parse('2026-11-22T14:00:00.000Z')
const storeOf = (...seconds: readonly number[]): LogStore => {
  const store = new LogStore()
  store.add(
    seconds.map((second) => {
      const at = new Date(began + second * 1000).toISOString()
      return keepLine({ at, service: 'web', number: 1, stream: 'stdout', text: second < 5 ? 'ERROR x' : 'fine' })
    }),
  )
  return store
}

test('each line is counted once, in the part of the time that it was written in', () => {
  const store = storeOf(0, 1, 1, 4, 9, 10)
  expect(histogramOf(store, allLines(store), 5)).toEqual({ from: began, to: began + 10_000, counts: [3, 0, 1, 0, 2] })
})

test('a filtered list is counted over the time of all lines', () => {
  const store = storeOf(0, 1, 1, 4, 9, 10)
  const errors = linesThat(store, ({ level }) => level === 'error')
  expect(histogramOf(store, errors, 5)?.counts).toEqual([3, 0, 1, 0, 0])
})

test('lines of one moment, or none, have no time to be drawn over', () => {
  expect(histogramOf(storeOf(3, 3), allLines(storeOf(3, 3)), 5)).toBeNull()
  expect(histogramOf(storeOf(), allLines(storeOf()), 5)).toBeNull()
})

test('a bar is as high as its share of the most, and never too low to be seen', () => {
  expect(barsOf([4, 0, 1, 0], 4)).toBe('M0 1h.8v-1.000h-.8zM2 1h.8v-0.250h-.8z')
  expect(barsOf([1], 1000)).toBe('M0 1h.8v-0.040h-.8z')
})
