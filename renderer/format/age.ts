import { t } from '#shared/language/translate.ts'
import { formatNumber } from './number.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const inSeconds = (seconds: string): string => t('{{seconds}} s', { seconds })
const inMinutes = (minutes: number): string => t('{{minutes}} min', { minutes })
const inHours = (hours: number): string => t('{{hours}} h', { hours })

/** How many digits a number has after the point. */
const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0

/** A span of time in its largest unit, for a person: `0 s`, `48 s`, `6 min`, `2 h`, `3 d`. Takes milliseconds. */
export function formatSpan(ms: number): string {
  if (ms < MINUTE) return inSeconds(formatNumber(Math.max(0, Math.floor(ms / SECOND))))
  if (ms < HOUR) return inMinutes(Math.floor(ms / MINUTE))
  if (ms < 2 * DAY) return inHours(Math.floor(ms / HOUR))
  return t('{{days}} d', { days: Math.floor(ms / DAY) })
}

/** How long ago something was: `now` under two seconds, then `48 s ago`. Takes milliseconds. */
export const formatAgo = (ms: number): string =>
  ms < 2 * SECOND ? t('now') : t('{{span}} ago', { span: formatSpan(ms) })

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
  if (ms < 10 * SECOND) return inSeconds(formatNumber(Math.max(0, ms) / SECOND, 1))
  if (ms < MINUTE) return inSeconds(formatNumber(Math.round(ms / SECOND)))
  if (ms < HOUR)
    return `${inMinutes(Math.floor(ms / MINUTE))} ${inSeconds(formatNumber(Math.floor((ms % MINUTE) / SECOND)))}`
  return `${inHours(Math.floor(ms / HOUR))} ${inMinutes(Math.floor((ms % HOUR) / MINUTE))}`
}

/** A duration that somebody chose, its units without the empty ones: `0.5 s`, `40 s`, `1 min 20 s`, `2 h`. Takes milliseconds. */
export function formatDuration(ms: number): string {
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = Number(((ms % MINUTE) / SECOND).toFixed(3))
  const parts = [
    hours > 0 ? inHours(hours) : '',
    minutes > 0 ? inMinutes(minutes) : '',
    seconds > 0 ? inSeconds(formatNumber(seconds, decimalsOf(seconds))) : '',
  ]
  return parts.filter(Boolean).join(' ') || inSeconds('0')
}
