import type { LineList } from './line-list.ts'
import type { LogStore } from './log-store.ts'

/** How many lines were written in equal parts of the time from the first kept line to the last. */
export interface LogHistogram {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** Lines of each part, in order. */
  readonly counts: readonly number[]
}

/**
 * Lines over time, in so many parts; null where there is no time between first and last. Lines are in order of time but for
 * moments, so places in the list are searched for, and a hundred thousand lines cost no more than a thousand.
 */
export function histogramOf(store: LogStore, list: LineList, parts: number, span = spanOf(store)): LogHistogram | null {
  if (span === null) return null
  const width = (span.to - span.from) / parts
  const places = Array.from({ length: parts }, (_, part) =>
    placeOf(store, list, new Date(span.from + part * width).toISOString()),
  )
  return { ...span, counts: places.map((place, part) => (places[part + 1] ?? list.length) - place) }
}

/** The time from the first kept line to the last; null where there is none between them. */
function spanOf(store: LogStore): { readonly from: number; readonly to: number } | null {
  const from = Date.parse(store.line(store.first)?.at ?? '')
  const to = Date.parse(store.line(store.next - 1)?.at ?? '')
  return to > from ? { from, to } : null
}

/** The place in the list of the first line that was written at this moment or later. */
function placeOf(store: LogStore, list: LineList, at: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((store.line(list.at(middle) ?? -1)?.at ?? '') < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Bars as the path of an SVG that is one unit wide for each part and one unit high for `most` lines. */
export const barsOf = (counts: readonly number[], most: number): string =>
  counts
    .flatMap((count, part) => (count === 0 ? [] : `M${part} 1h.8v-${Math.max(0.04, count / most).toFixed(3)}h-.8z`))
    .join('')
