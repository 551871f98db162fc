import type { LineList } from './line-list.ts'
import type { LogStore } from './log-store.ts'

/** How many rows of the screen the lines of a list take, so that any of them can be found without drawing the others. */
export interface LineRows {
  /** Rows of all lines. */
  readonly total: number
  /** Rows above the line at this place. */
  above(index: number): number
  /** The place of the line that has this row. */
  indexAt(row: number): number
  /** Takes in what was added to the list since, and gives up what it dropped. */
  update(): void
}

/** A line is one row. */
export const singleRows = (list: LineList): LineRows => ({
  get total() {
    return list.length
  },
  above: (index) => index,
  indexAt: (row) => row,
  update: () => undefined,
})

/** Columns that a text takes in a font of one width; letters of East Asian scripts and emoji take two. */
export function columnsOf(text: string): number {
  let columns = text.length
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    // A surrogate pair is two units and two columns wide already.
    if (code >= 0x1100 && (code < 0xd800 || (code >= 0xf900 && code <= 0xff60)) && isWide(code)) columns += 1
    else if (code === 9) columns += TAB - 1
  }
  return columns
}

/** A tab is as wide as this in the list (`tab-size`, and each counts as a whole one). */
const TAB = 4

const isWide = (code: number): boolean =>
  code <= 0x115f || (code >= 0x2e80 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || code >= 0xfe30

/** A line takes as many rows as its text needs in so many columns; a line is cut into pieces of exactly that width. */
export function wrappedRows(store: LogStore, list: LineList, columns: number, shownLength: number): LineRows {
  // ends[p] is the number of rows up to and with the line at position p, counted from the first line ever in the list.
  let ends: number[] = []
  let offset = list.dropped
  let base = 0

  const rowsOf = (index: number): number => {
    const text = store.line(list.at(index) ?? -1)?.text ?? ''
    const shown = text.length > shownLength ? text.slice(0, shownLength) : text
    return Math.max(1, Math.ceil(columnsOf(shown) / columns))
  }
  const endAt = (index: number): number => (index < 0 ? base : (ends[list.dropped - offset + index] ?? base))
  const giveUp = (): void => {
    const gone = list.dropped - offset
    if (gone > 0) base = ends[gone - 1] ?? base
    if (gone > ends.length / 2) {
      ends = ends.slice(gone)
      offset = list.dropped
    }
  }
  const update = (): void => {
    giveUp()
    for (let index = ends.length - (list.dropped - offset); index < list.length; index += 1)
      ends.push((ends.at(-1) ?? base) + rowsOf(index))
  }
  update()
  return {
    get total() {
      return endAt(list.length - 1) - base
    },
    above: (index) => endAt(index - 1) - base,
    indexAt(row) {
      let low = 0
      let high = Math.max(0, list.length - 1)
      while (low < high) {
        const middle = (low + high) >> 1
        if (endAt(middle) - base > row) high = middle
        else low = middle + 1
      }
      return low
    },
    update,
  }
}
