import { createContext, useContext } from 'react'

type Tick = (now: number) => void

/** One timer for every age on the page. It runs only while somebody listens and the page is visible. */
export interface SharedClock {
  readonly now: () => number
  /** Calls back at once and then every second; answers how to stop. */
  readonly subscribe: (tick: Tick) => () => void
}

export function createSharedClock(now: () => number = Date.now): SharedClock {
  const ticks = new Set<Tick>()
  let timer: ReturnType<typeof setInterval> | undefined
  const tickAll = (): void => {
    const at = now()
    for (const tick of ticks) tick(at)
  }
  return {
    now,
    subscribe: (tick) => {
      ticks.add(tick)
      tick(now())
      timer ??= setInterval(tickAll, 1000)
      return () => {
        ticks.delete(tick)
        if (ticks.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}

const SharedClockContext = createContext<SharedClock | null>(null)
export const SharedClockProvider = SharedClockContext.Provider

export function useSharedClock(): SharedClock {
  const clock = useContext(SharedClockContext)
  if (!clock) throw new Error('useSharedClock is used outside of SharedClockProvider')
  return clock
}
