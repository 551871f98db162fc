const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A span of time in its largest unit, for a person: `0 s`, `48 s`, `6 min`, `2 h`, `3 d`. Takes milliseconds. */
export function formatSpan(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`
  return `${Math.floor(ms / DAY)} d`
}

/** How long ago something was: `now` under two seconds, then `48 s ago`. Takes milliseconds. */
export const formatAgo = (ms: number): string => (ms < 2 * SECOND ? 'now' : `${formatSpan(ms)} ago`)

const two = (value: number): string => String(value).padStart(2, '0')

/** A running time as a clock shows it: `0:42`, `12:05`, `1:02:03`. Takes milliseconds. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** How long something took: `0.4 s` under ten seconds, `14 s`, `2 min 5 s`, `1 h 2 min`. Takes milliseconds. */
export function formatTook(ms: number): string {
  if (ms < 10 * SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(1)} s`
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.floor((ms % MINUTE) / SECOND)} s`
  return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`
}

/** A duration that somebody chose, its units without the empty ones: `0.5 s`, `40 s`, `1 min 20 s`, `2 h`. Takes milliseconds. */
export function formatDuration(ms: number): string {
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = Number(((ms % MINUTE) / SECOND).toFixed(3))
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : '']
  return parts.filter(Boolean).join(' ') || '0 s'
}
