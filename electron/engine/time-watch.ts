import { judgeTime, noticeMs, readTime, type TimeEvent, type TimeReading } from './computer-time.ts'

/** Notices when the computer slept or its clock was set, and keeps a clock in which sleep takes no time. */
export interface TimeWatch {
  /** Milliseconds of a clock that only goes forward, and stands still while the computer sleeps. */
  awakeMs(): number
  /** Ends it. */
  stop(): void
}

/** How often the clocks are looked at (milliseconds). */
const tickMs = 2000

/**
 * Looks at the clocks from now on. A computer that slept, and a process that was held up, is told of once, at the first
 * tick after it.
 */
export function watchTime(options: {
  readonly onEvent: (event: Exclude<TimeEvent, { kind: 'nothing' }>) => void
  readonly read?: () => TimeReading
  readonly everyMs?: number
}): TimeWatch {
  const { onEvent, read = readTime, everyMs = tickMs } = options
  let last = read()
  let awake = 0

  /** What passed beyond a tick and what counts as busy was sleep. */
  const awakeSince = (now: TimeReading) => Math.min(now.steadyMs - last.steadyMs, everyMs + noticeMs)

  const tick = () => {
    const now = read()
    const event = judgeTime(last, now, everyMs)
    awake += event.kind === 'slept' ? Math.min(awakeSince(now), everyMs) : awakeSince(now)
    last = now
    if (event.kind !== 'nothing') onEvent(event)
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()

  return {
    awakeMs: () => awake + awakeSince(read()),
    stop: () => clearInterval(timer),
  }
}
