import type { SourcePosition } from '#shared/model/document.ts'

/** Answers the place of a character, counted from 0, of one file. Lines end with a line feed, as Compose counts them. */
export type PlaceOf = (offset: number) => SourcePosition

/** The places of a file's characters; each answer takes the logarithm of the number of lines. */
export const placesIn = (file: string, content: string): PlaceOf => {
  const starts = [0]
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const line = lineOf(starts, offset)
    return { file, line, column: offset - (starts[line - 1] ?? 0) + 1 }
  }
}

/** The number of starts at or before the offset. */
const lineOf = (starts: readonly number[], offset: number): number => {
  let low = 1
  let high = starts.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle - 1] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
