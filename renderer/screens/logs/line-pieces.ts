import type { AnsiRun, AnsiStyle } from './ansi-text.ts'
import type { Piece } from './text-search.ts'

/** A piece of a line that looks the same from end to end. */
export interface LinePiece {
  readonly from: number
  readonly text: string
  readonly style: AnsiStyle | null
  readonly found: boolean
}

/** Cuts a text where its look changes or a place that was looked for begins or ends. Pieces put together are the text. */
export function linePieces(text: string, runs: readonly AnsiRun[], found: readonly Piece[]): readonly LinePiece[] {
  if (runs.length === 0 && found.length === 0) return text === '' ? [] : [{ from: 0, text, style: null, found: false }]
  const cuts = [...new Set([0, text.length, ...[...runs, ...found].flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut <= text.length)
    .sort((a, b) => a - b)
  const holds = (from: number) => (piece: Piece) => piece.from <= from && from < piece.to
  return cuts.slice(0, -1).map((from, index) => ({
    from,
    text: text.slice(from, cuts[index + 1]),
    style: runs.find(holds(from))?.style ?? null,
    found: found.some(holds(from)),
  }))
}
