/** Milliseconds of each unit. `d` and `w` are Compose's addition to Go's own units. */
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const part = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/g
const whole = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+$/

/**
 * Milliseconds of a duration as Go writes it (`1m30s`, `1.5h`, `500ms`, `-2s`), with Compose's days and weeks.
 * May have a fraction for units under a millisecond. null for anything else; `0` alone needs no unit.
 *
 * Syntax: Go `time.ParseDuration`; compose-spec, "Specifying durations".
 */
export const parseGoDuration = (text: string): number | null => {
  if (/^[+-]?0$/.test(text)) return 0
  if (!whole.test(text)) return null
  const total = [...text.matchAll(part)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  )
  return text.startsWith('-') ? -total : total
}

/**
 * A duration in milliseconds as Go prints it: `90000` is `1m30s`, `3600000` is `1h0m0s`, `1500` is `1.5s`, `0.25` is
 * `250µs`. Precise to a nanosecond.
 *
 * Format: Go `time.Duration.String`.
 */
export const formatGoDuration = (milliseconds: number): string => {
  const nanoseconds = Math.round(Math.abs(milliseconds) * 1e6)
  if (nanoseconds === 0) return '0s'
  return (milliseconds < 0 ? '-' : '') + (nanoseconds < 1e9 ? belowSecond(nanoseconds) : fromSecond(nanoseconds))
}

const belowSecond = (nanoseconds: number): string => {
  if (nanoseconds < 1e3) return `${nanoseconds}ns`
  return nanoseconds < 1e6 ? `${nanoseconds / 1e3}µs` : `${nanoseconds / 1e6}ms`
}

const fromSecond = (nanoseconds: number): string => {
  const hours = Math.floor(nanoseconds / 3.6e12)
  const minutes = Math.floor((nanoseconds % 3.6e12) / 6e10)
  const seconds = `${(nanoseconds % 6e10) / 1e9}s`
  if (hours > 0) return `${hours}h${minutes}m${seconds}`
  return minutes > 0 ? `${minutes}m${seconds}` : seconds
}
