import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatGoDuration, parseGoDuration } from '#shared/format/go-duration.ts'

test.each([
  ['0', 0],
  ['0s', 0],
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['1h5m30s20ms', 3_930_020],
  ['1.5s', 1_500],
  ['.5s', 500],
  ['-2s', -2_000],
  ['250us', 0.25],
  ['1d', 86_400_000],
  ['2w', 1_209_600_000],
])('reads the duration %s as %d ms', (text, milliseconds) => {
  expect(parseGoDuration(text)).toBe(milliseconds)
})

test.each(['', '30', 's', '1x', '1 s', '1m 30s', 'abc', '1s2', '--1s'])('refuses %j as a duration', (text) => {
  expect(parseGoDuration(text)).toBeNull()
})

test.each([
  [0, '0s'],
  [0.25, '250µs'],
  [1, '1ms'],
  [1_500, '1.5s'],
  [60_000, '1m0s'],
  [90_000, '1m30s'],
  [3_600_000, '1h0m0s'],
  [86_400_000, '24h0m0s'],
  [-2_000, '-2s'],
])('prints %d ms as Go does: %s', (milliseconds, text) => {
  expect(formatGoDuration(milliseconds)).toBe(text)
})

test('a printed duration reads back as the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (milliseconds) => {
      expect(parseGoDuration(formatGoDuration(milliseconds))).toBeCloseTo(milliseconds, 3)
    }),
  )
})
