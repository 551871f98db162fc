import { expect, test } from 'vitest'
import { formatAgo, formatDuration, formatElapsed, formatSpan, formatTook } from '../../../../renderer/format/age.ts'

test('a span is said in its largest unit', () => {
  expect([0, 48_000, 61_000, 7_200_000, 90_000_000, 200_000_000].map(formatSpan)).toEqual([
    '0 s',
    '48 s',
    '1 min',
    '2 h',
    '25 h',
    '2 d',
  ])
})

test('a clock that runs ahead of the engine never counts below nothing', () => {
  expect([formatAgo(-5000), formatSpan(-5000), formatElapsed(-5000), formatTook(-5)]).toEqual([
    'now',
    '0 s',
    '0:00',
    '0.0 s',
  ])
})

test('a running time has the shape of a clock, one that ended its units', () => {
  expect([formatElapsed(42_000), formatElapsed(3_723_000), formatTook(420), formatTook(125_000)]).toEqual([
    '0:42',
    '1:02:03',
    '0.4 s',
    '2 min 5 s',
  ])
})

test('a chosen duration is said whole, without units that are nought', () => {
  expect([0, 500, 40_000, 80_000, 60_000, 7_200_000].map(formatDuration)).toEqual([
    '0 s',
    '0.5 s',
    '40 s',
    '1 min 20 s',
    '1 min',
    '2 h',
  ])
})
