/** A cell: its text, and how it is painted after it was padded. */
export interface Cell {
  readonly text: string
  readonly paint?: (text: string) => string
}

/** Columns padded to their widest cell and two spaces apart, under a line of headings. No trailing spaces. */
export const formatTable = (headings: readonly string[], rows: readonly (readonly (string | Cell)[])[]): string => {
  const all = [headings, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)))
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.text.length ?? 0)))
  return all.map((row) => formatRow(row, widths)).join('\n')
}

const formatRow = (row: readonly Cell[], widths: readonly number[]): string =>
  row
    .map(({ text, paint = same }, column) => {
      const isLast = column === row.length - 1
      return paint(text) + (isLast ? '' : ' '.repeat((widths[column] ?? 0) - text.length + 2))
    })
    .join('')
    .trimEnd()

const same = (text: string): string => text
