import { expect, test } from 'vitest'
import { judgeLeases, type WatchedLease } from '#engine/queue/judge-leases.ts'
import { productLease as lease } from '#engine/queue/lease.ts'

const day = 86_400_000

/** A worker looks every ten seconds of its own clock at a holder whose clock says `wall`. */
function look(holder: (second: number) => number | null, seconds: number): readonly number[] {
  let watched: readonly WatchedLease[] = []
  const takenAt: number[] = []
  for (let second = 0; second <= seconds; second += 10) {
    const leaseUntil = holder(second)
    const seen = leaseUntil === null ? [] : [{ id: 'a', fence: 1, leaseUntil }]
    const judged = judgeLeases(watched, seen, { passedMs: 10_000, lease })
    watched = judged.watched
    if (judged.expired.length > 0) takenAt.push(second)
  }
  return takenAt
}

test('a holder that renews keeps its command for an hour, whatever the clock is set to', () => {
  const renewed = (second: number) => second * 1000 + lease.lengthMs
  expect(look(renewed, 3600)).toEqual([])
  for (const jump of [day, -day])
    for (const at of [10, 600, 1800])
      expect(look((second) => renewed(second) + (second >= at ? jump : 0), 3600)).toEqual([])
})

test('one that is gone is taken over once its lease and the grace have passed here, and not before', () => {
  const gone = (second: number) => Math.min(second, 100) * 1000
  expect(look(gone, 140)[0]).toBe(140)
  expect(look(gone, 130)).toEqual([])
})

test('a sleep of the whole computer takes nothing over: the holder slept too', () => {
  const seen = [{ id: 'a', fence: 1, leaseUntil: 5 }]
  const first = judgeLeases([], seen, { passedMs: 0, lease })
  const awake = judgeLeases(first.watched, seen, { passedMs: 8 * 3_600_000, lease })
  expect(awake.expired).toEqual([])
})

test('a command that ended and one that was claimed anew are looked at afresh', () => {
  expect(look((second) => (second === 30 ? null : 7), 60)).toEqual([])
})
