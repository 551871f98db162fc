/** Lines kept in the window; older ones are dropped, the Engine still has them. */
export const MOST_LINES = 2000

/** A line with a number that stays the same while older ones are dropped. */
export type Numbered<Line> = Line & { readonly number: number }

/** The lines with new ones added at the end, the oldest dropped beyond `most`. Numbers count on. */
export function addLines<Line extends object>(
  lines: readonly Numbered<Line>[],
  added: readonly Line[],
  most = MOST_LINES,
): readonly Numbered<Line>[] {
  const next = (lines.at(-1)?.number ?? 0) + 1
  const numbered = added.map((line, index) => ({ ...line, number: next + index }))
  return [...lines, ...numbered].slice(-most)
}
