import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KeptLine, keepLine } from '../../../../renderer/screens/logs/kept-line.ts'
import { allLines, linesThat } from '../../../../renderer/screens/logs/line-list.ts'
import { columnsOf, singleRows, wrappedRows } from '../../../../renderer/screens/logs/line-rows.ts'
import { LogStore } from '../../../../renderer/screens/logs/log-store.ts'

const lineOf = (text: string, service = 'web'): KeptLine =>
  keepLine({ at: '2026-11-22T14:00:00.000Z', service, number: 1, stream: 'stdout', text })

const add = (store: LogStore, from: number, count: number): void =>
  store.add(Array.from({ length: count }, (_, index) => lineOf(String(from + index))))

test('the oldest lines are dropped, and each line keeps its number', () => {
  const store = new LogStore()
  for (let from = 0; from < 10_000; from += 500) {
    add(store, from, 500)
    store.trim({ lines: 3000, characters: 1e9 })
  }
  expect(store.next).toBe(10_000)
  expect(store.size).toBeLessThanOrEqual(3000)
  expect(store.size).toBeGreaterThan(1900)
  expect(store.line(store.first)?.text).toBe(String(store.first))
  expect(store.line(9999)?.text).toBe('9999')
  expect(store.line(store.first - 1)).toBeUndefined()
  expect(store.count('service', 'web')).toBe(store.size)
  expect(store.count('stream', 'stderr')).toBe(0)
})

test('few lines that are very long are dropped as well', () => {
  const store = new LogStore()
  for (let round = 0; round < 5; round += 1) {
    store.add(Array.from({ length: 1024 }, () => lineOf('x'.repeat(1000))))
    store.trim({ lines: 1e9, characters: 2_000_000 })
  }
  expect(store.size).toBe(1024)
})

test('a filtered list is at every moment what filtering all kept lines anew would give', () => {
  const step = fc.record({ count: fc.integer({ min: 0, max: 1500 }), most: fc.integer({ min: 500, max: 5000 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }), (steps, modulus) => {
      const store = new LogStore()
      const fits = (line: KeptLine) => Number(line.text) % modulus === 0
      const list = linesThat(store, fits)
      const rows = wrappedRows(store, list, 2, 100)
      for (const { count, most } of steps) {
        add(store, store.next, count)
        store.trim({ lines: most, characters: 1e9 })
        list.update()
        rows.update()
        const expected: number[] = []
        for (let number = store.first; number < store.next; number += 1)
          if (number % modulus === 0) expected.push(number)
        expect(Array.from({ length: list.length }, (_, index) => list.at(index))).toEqual(expected)
        const heights = expected.map((number) => Math.ceil(String(number).length / 2))
        expect(rows.total).toBe(heights.reduce((sum, height) => sum + height, 0))
        const place = Math.floor(expected.length / 2)
        const above = heights.slice(0, place).reduce((sum, height) => sum + height, 0)
        expect(rows.above(place)).toBe(above)
        if (expected.length > 0) expect(rows.indexAt(above)).toBe(place)
      }
    }),
    { numRuns: 15 },
  )
})

test('all lines are a list too, one row each', () => {
  const store = new LogStore()
  add(store, 0, 5000)
  store.trim({ lines: 2048, characters: 1e9 })
  const list = allLines(store)
  expect(list.at(0)).toBe(store.first)
  expect(list.at(list.length)).toBeUndefined()
  expect(list.indexFrom(4999)).toBe(list.length - 1)
  expect(list.dropped).toBe(store.first)
  expect(singleRows(list).total).toBe(list.length)
})

test('wide letters and tabs take the columns that they are drawn in', () => {
  expect(columnsOf('abc')).toBe(3)
  expect(columnsOf('日本')).toBe(4)
  expect(columnsOf('🙂')).toBe(2)
  expect(columnsOf('a\tb')).toBe(6)
})
