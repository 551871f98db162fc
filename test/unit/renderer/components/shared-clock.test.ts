import { afterEach, expect, test, vi } from 'vitest'
import { createSharedClock } from '../../../../renderer/components/shared-clock.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('the shared clock ticks once a second for everybody and stops when nobody listens', () => {
  vi.useFakeTimers()
  const clock = createSharedClock()
  const seen: string[] = []
  const stops = ['a', 'b'].map((name) => clock.subscribe(() => seen.push(name)))
  vi.advanceTimersByTime(1000)
  for (const stop of stops) stop()
  vi.advanceTimersByTime(5000)
  expect(seen).toEqual(['a', 'b', 'a', 'b'])
  expect(vi.getTimerCount()).toBe(0)
})
