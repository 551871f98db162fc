import type { Range } from '@tanstack/react-virtual'

/** Rows are added and taken away so many at a time: a frame that changes no row leaves nothing to be laid out. */
const STEP = 12
/** At least so many rows are drawn beyond what is in sight. */
const BEYOND = 4

/** Indexes of the rows to draw, in order: all in sight and some beyond, from a multiple of the step to another. */
export function steppedRange({ startIndex, endIndex, count }: Pick<Range, 'startIndex' | 'endIndex' | 'count'>) {
  const first = Math.max(0, Math.floor((startIndex - BEYOND) / STEP) * STEP)
  const end = Math.min(count, Math.ceil((endIndex + 1 + BEYOND) / STEP) * STEP)
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
}
