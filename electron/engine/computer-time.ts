import { uptime } from 'node:os'

/** Three clocks of the computer at one moment, in milliseconds. */
export interface TimeReading {
  /** Since 1970; whoever sets the clock moves it. */
  readonly wallMs: number
  /** Since the computer started, asleep or not. */
  readonly uptimeMs: number
  /** Of a clock that only goes forward; whether it goes on in sleep differs between systems. */
  readonly steadyMs: number
}

/** What happened between two readings. */
export type TimeEvent =
  | { readonly kind: 'nothing' }
  /** The computer slept, or this process was held up, for about so long. */
  | { readonly kind: 'slept'; readonly forMs: number }
  /** Somebody set the clock, forward or (negative) back. */
  | { readonly kind: 'clock-set'; readonly byMs: number }

/** A pause longer than this is no busy moment, and a clock set by more is no correction of a second (milliseconds). */
export const noticeMs = 10_000

/** Tells sleep from a clock that was set, by two readings of which the second was due `dueMs` after the first. */
export function judgeTime(before: TimeReading, now: TimeReading, dueMs: number): TimeEvent {
  const passedMs = Math.max(now.uptimeMs - before.uptimeMs, now.steadyMs - before.steadyMs)
  const setByMs = now.wallMs - before.wallMs - passedMs
  if (Math.abs(setByMs) > noticeMs) return { kind: 'clock-set', byMs: Math.round(setByMs) }
  return passedMs - dueMs > noticeMs ? { kind: 'slept', forMs: Math.round(passedMs - dueMs) } : { kind: 'nothing' }
}

/** Reads the clocks. `uptime` counts sleep on Linux (/proc/uptime), macOS and Windows (libuv, uv_uptime). */
export const readTime = (): TimeReading => ({
  wallMs: Date.now(),
  uptimeMs: uptime() * 1000,
  steadyMs: performance.now(),
})
