/** The part of a long list that is drawn, as indexes; `end` is not in it. */
export interface ShownRows {
  readonly start: number
  readonly end: number
}

interface Viewport {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
}

/** Rows drawn above and below what is seen, so that a quick scroll does not show holes. */
const overscan = 12

/** Which rows of one height are seen at this place of the scroll, with some to spare on both sides. */
export const shownRows = ({ scrollTop, height, rowHeight, count }: Viewport): ShownRows => ({
  start: Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - overscan, count)),
  end: Math.max(0, Math.min(Math.ceil((scrollTop + height) / rowHeight) + overscan, count)),
})

/** True where the last row is in sight, give or take one; a follower that reads further up is left alone. */
export const atEnd = ({ scrollTop, height, rowHeight, count }: Viewport): boolean =>
  scrollTop + height >= (count - 1.5) * rowHeight
