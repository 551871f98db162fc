import { expect, test } from 'vitest'
import { countedFrom } from '#engine/retention.ts'

const day = 86_400_000
const before = { wallMs: 1000 * day, uptimeMs: 5 * day, steadyMs: 5 * day }
const later = (passed: number, set: number) => ({
  wallMs: before.wallMs + passed + set,
  uptimeMs: before.uptimeMs + passed,
  steadyMs: before.steadyMs + passed,
})

test('ages are counted from now, sleep or not', () => {
  expect(countedFrom(before, null)).toBe(before.wallMs)
  expect(countedFrom({ ...later(day, 0), steadyMs: before.steadyMs }, before)).toBe(before.wallMs + day)
})

test('a clock that was set forward makes nothing older, one that was set back nothing either', () => {
  for (const set of [day, 3650 * day]) expect(countedFrom(later(day, set), before)).toBe(before.wallMs + day)
  expect(countedFrom(later(day, -day), before)).toBe(before.wallMs)
})
