import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeTime, type TimeEvent, type TimeReading } from '#engine/computer-time.ts'
import { watchTime } from '#engine/time-watch.ts'

const start: TimeReading = { wallMs: 1_800_000_000_000, uptimeMs: 500_000, steadyMs: 400_000 }
const day = 86_400_000
/** `awake` passes everywhere, `asleep` on the clocks that count it, and the clock is set by `set`. */
const after = (from: TimeReading, { awake = 2000, asleep = 0, set = 0, steadySleeps = true } = {}): TimeReading => ({
  wallMs: from.wallMs + awake + asleep + set,
  uptimeMs: from.uptimeMs + awake + asleep,
  steadyMs: from.steadyMs + awake + (steadySleeps ? 0 : asleep),
})

test('an ordinary tick, a late one and a small correction of the clock are nothing', () => {
  for (const change of [{}, { awake: 9000 }, { set: 2000 }, { set: -2000 }])
    expect(judgeTime(start, after(start, change), 2000)).toEqual({ kind: 'nothing' })
})

test('sleep is told from a clock that was set, whichever clocks go on in sleep', () => {
  for (const steadySleeps of [true, false])
    expect(judgeTime(start, after(start, { asleep: day, steadySleeps }), 2000)).toEqual({ kind: 'slept', forMs: day })
  for (const byMs of [day, -day])
    expect(judgeTime(start, after(start, { set: byMs }), 2000)).toEqual({ kind: 'clock-set', byMs })
})

test('no setting of the clock is ever taken for sleep, and no sleep for one', () => {
  const ms = fc.integer({ min: 60_000, max: 400 * day })
  fc.assert(
    fc.property(ms, fc.boolean(), fc.boolean(), (size, back, steadySleeps) => {
      expect(judgeTime(start, after(start, { set: back ? -size : size }), 2000).kind).toBe('clock-set')
      expect(judgeTime(start, after(start, { asleep: size, steadySleeps }), 2000).kind).toBe('slept')
    }),
  )
})

test.each([true, false])(
  'slept time takes no time of a wait, and a set clock takes none either (%j)',
  async (steadySleeps) => {
    let now = start
    const events: TimeEvent[] = []
    const watch = watchTime({ read: () => now, everyMs: 5, onEvent: (event) => events.push(event) })
    const began = watch.awakeMs()
    const happen = async (change: Parameters<typeof after>[1]) => {
      now = after(now, { awake: 5, ...change })
      await delay(25)
    }
    await happen({})
    await happen({ asleep: 8 * 3_600_000, steadySleeps })
    await happen({ set: day })
    await happen({ set: -2 * day })
    const passed = watch.awakeMs() - began
    watch.stop()
    expect(passed).toBeGreaterThanOrEqual(15)
    expect(passed).toBeLessThan(60_000)
    expect(events.map(({ kind }) => kind)).toEqual(['slept', 'clock-set', 'clock-set'])
  },
)
