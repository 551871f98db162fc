import { delay } from '../delay.ts'
import { everythingTouched, isTouched, nothingTouched, type Touched, touchedTogether } from './host-world.ts'

/** How often a host is looked at. Milliseconds. */
export interface LookTiming {
  /** Events that come within this time after the first are answered by one look. */
  readonly coalesceMs: number
  /**
   * What was touched is looked at once more after this time: an Engine of version 20.10 tells of a container's end a
   * moment before its lists show it (moby, `handleContainerExit`).
   */
  readonly settleMs: number
  /** A look at everything without any event, against whatever was missed and for status texts that age. */
  readonly resyncMs: number
}

/** Looks that are made after what was touched. */
export interface LookLoop {
  /** Something happened: it is looked at soon. */
  touch(what: Touched): void
  /** Rejects with what a look failed with; resolves at the end of the signal. */
  readonly done: Promise<void>
}

/** What is to be looked at, and when: a state without a clock, which is passed in. Moments in milliseconds of any clock. */
export interface LookSchedule {
  /** What to look at now, with what was touched since the last look. */
  next(fresh: Touched, now: number): Touched
  /** What was looked at is looked at once more later. */
  looked(fresh: Touched, now: number): void
  /** Until the next look that nobody asks for. */
  waitMs(now: number): number
}

/** Everything is due at once, and after each resync time. */
export function createLookSchedule(timing: Pick<LookTiming, 'settleMs' | 'resyncMs'>): LookSchedule {
  let resyncAt = Number.NEGATIVE_INFINITY
  let again: { readonly at: number; readonly what: Touched } | null = null
  return {
    next(fresh, now) {
      const isSettled = again !== null && now >= again.at
      const settled = isSettled && again !== null ? again.what : nothingTouched
      if (now >= resyncAt) {
        resyncAt = now + timing.resyncMs
        again = null
        return everythingTouched
      }
      if (isSettled) again = null
      return touchedTogether(settled, fresh)
    },
    looked(fresh, now) {
      if (!isTouched(fresh)) return
      // What was touched while a second look was due is looked at with it.
      again =
        again === null
          ? { at: now + timing.settleMs, what: fresh }
          : { ...again, what: touchedTogether(again.what, fresh) }
    },
    waitMs: (now) => Math.max(0, Math.min(resyncAt, again?.at ?? resyncAt) - now),
  }
}

/** A host with much on it, or much to do, is not kept busy with looks: this many times what one took lies between two. */
const restOfLook = 4
const longestRestMs = 1_000

/** Looks at everything once now, then at what was touched after each burst, and at everything after each resync time. */
export function startLookLoop(
  look: (what: Touched) => Promise<void>,
  timing: LookTiming,
  signal: AbortSignal,
): LookLoop {
  const schedule = createLookSchedule(timing)
  let touched: Touched = nothingTouched
  let wake: (() => void) | null = null

  const untilTouched = (waitMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (isTouched(touched) || signal.aborted) wake()
    })

  const run = async (): Promise<void> => {
    signal.addEventListener('abort', () => wake?.(), { once: true })
    while (!signal.aborted) {
      const fresh = touched
      touched = nothingTouched
      const began = performance.now()
      const what = schedule.next(fresh, began)
      if (isTouched(what)) await look(what)
      const restMs = Math.min(longestRestMs, restOfLook * (performance.now() - began))
      schedule.looked(fresh, performance.now())
      await untilTouched(schedule.waitMs(performance.now()))
      if (isTouched(touched)) await delay(Math.max(timing.coalesceMs, restMs), signal)
    }
  }

  return {
    touch(what) {
      touched = touchedTogether(touched, what)
      if (isTouched(what)) wake?.()
    },
    done: run(),
  }
}
