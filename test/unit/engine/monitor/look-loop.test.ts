import { expect, test } from 'vitest'
import { everythingTouched, nothingTouched, type Touched } from '#engine/monitor/host-world.ts'
import { createLookSchedule } from '#engine/monitor/look-loop.ts'

const of = (...ids: readonly string[]): Touched => ({ ...nothingTouched, containers: new Set(ids) })

test('everything is looked at first, then what was touched, once more after it settled, and everything again in the end', () => {
  const schedule = createLookSchedule({ settleMs: 100, resyncMs: 1_000 })
  expect(schedule.next(nothingTouched, 0)).toEqual(everythingTouched)
  schedule.looked(nothingTouched, 10)
  expect(schedule.waitMs(10)).toBe(990)
  expect(schedule.next(of('a'), 50)).toEqual(of('a'))
  schedule.looked(of('a'), 60)
  expect(schedule.waitMs(60)).toBe(100)
  expect(schedule.next(of('b'), 90)).toEqual(of('b'))
  schedule.looked(of('b'), 95)
  expect(schedule.next(nothingTouched, 160)).toEqual(of('a', 'b'))
  schedule.looked(nothingTouched, 165)
  expect(schedule.next(nothingTouched, 500)).toEqual(nothingTouched)
  expect(schedule.next(nothingTouched, 1_000)).toEqual(everythingTouched)
})

test('a look at everything stands for the second look that was due', () => {
  const schedule = createLookSchedule({ settleMs: 100, resyncMs: 1_000 })
  schedule.next(nothingTouched, 0)
  schedule.next(of('a'), 950)
  schedule.looked(of('a'), 960)
  expect(schedule.next(nothingTouched, 1_000)).toEqual(everythingTouched)
  expect(schedule.next(nothingTouched, 1_100)).toEqual(nothingTouched)
})
