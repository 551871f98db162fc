/**
 * ` Did you mean X?` for the nearest of some names, where one is near enough to be a slip of the hand; otherwise an
 * empty text. Near: other letter case, `-` for `_`, or at most one edit for each four letters (at least one).
 */
export const didYouMean = (written: string, names: Iterable<string>): string => {
  const best = nearest(written, names)
  return best === null ? '' : ` Did you mean ${best}?`
}

const nearest = (written: string, names: Iterable<string>): string | null => {
  // Nobody mistypes sixty letters; comparing long ones would take time for nothing.
  if (written.length > 60) return null
  const folded = fold(written)
  const allowed = Math.max(1, Math.floor(folded.length / 4))
  const ranked = [...names]
    .filter((candidate) => Math.abs(candidate.length - folded.length) <= allowed)
    .map((candidate) => ({ candidate, edits: editDistance(folded, fold(candidate)) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits)
  return ranked[0]?.candidate ?? null
}

const fold = (text: string): string => text.toLowerCase().replaceAll('-', '_')

/** Insertions, deletions, replacements and swaps of neighbours that make one text of the other (optimal string alignment). */
const editDistance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest(rows, row, { a, b, i, j }))
    rows.push(row)
  }
  return rows.at(-1)?.at(-1) ?? 0
}

const cheapest = (
  rows: readonly number[][],
  row: readonly number[],
  { a, b, i, j }: { a: string; b: string; i: number; j: number },
): number => {
  const far = a.length + b.length
  const above = rows[i - 1] ?? []
  const replaced = (above[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  const swapped = isSwap ? (rows[i - 2]?.[j - 2] ?? far) + 1 : far
  return Math.min((above[j] ?? far) + 1, (row[j - 1] ?? far) + 1, replaced, swapped)
}
