import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { steppedRange } from '../../../../renderer/components/stepped-range.ts'

const sights = fc
  .tuple(fc.nat(2_000), fc.nat(60), fc.nat(2_000))
  .filter(([startIndex, , count]) => startIndex < count)
  .map(([startIndex, seen, count]) => ({ startIndex, endIndex: Math.min(count - 1, startIndex + seen), count }))

describe('the rows that are drawn of a long table', () => {
  test('are in order, exist, and hold all in sight and four beyond', () => {
    fc.assert(
      fc.property(sights, ({ startIndex, endIndex, count }) => {
        const rows = steppedRange({ startIndex, endIndex, count })
        expect(rows).toEqual(rows.map((_, at) => (rows[0] ?? 0) + at))
        expect(rows[0]).toBeLessThanOrEqual(Math.max(0, startIndex - 4))
        expect(rows.at(-1)).toBeGreaterThanOrEqual(Math.min(count - 1, endIndex + 4))
        expect(rows.at(-1)).toBeLessThan(count)
      }),
    )
  })

  test('stay the same while less than a step is scrolled', () => {
    const from = (startIndex: number) => steppedRange({ startIndex, endIndex: startIndex + 19, count: 300 })
    expect(from(41)).toEqual(from(44))
    expect(from(41)).not.toEqual(from(53))
  })
})
