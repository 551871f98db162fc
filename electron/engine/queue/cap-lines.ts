import type { CommandLogLine } from '#shared/model/command.ts'

/** A line before it has its number. `at` in milliseconds since 1970. */
export type NewLine = Pick<CommandLogLine, 'level' | 'step' | 'text'> & { readonly at: number }

/** Bytes that the log of one command may hold. */
export const logCapBytes = 10 * 1024 * 1024

/** Beyond the cap only errors are kept, so that the reason of an end is never lost; this many bytes of them. */
export const errorReserveBytes = 256 * 1024

/** Longer than this a line is cut: it is no line for a person. */
const longestLineBytes = 64 * 1024

/** What of the new lines is kept, and the bytes that the log then holds. */
interface CappedLines {
  readonly kept: readonly NewLine[]
  readonly bytes: number
}

/** Fits new lines behind `bytes` of older ones. The first that finds no room is followed by a line that says so, once. */
export function capLines(lines: readonly NewLine[], bytes: number): CappedLines {
  const kept: NewLine[] = []
  let size = bytes
  for (const line of lines.map(cut)) {
    const length = Buffer.byteLength(line.text)
    const limit = line.level === 'error' ? logCapBytes + errorReserveBytes : logCapBytes
    if (size + length <= limit) {
      kept.push(line)
      size += length
    } else if (size <= logCapBytes) {
      kept.push({ level: 'warn', step: 'log', text: fullText, at: line.at })
      size = logCapBytes + Buffer.byteLength(fullText)
    }
  }
  return { kept, bytes: size }
}

const fullText = `The log of this command is full (${logCapBytes / 1024 / 1024} MiB). What follows is left out, errors excepted.`

const cut = (line: NewLine): NewLine =>
  Buffer.byteLength(line.text) <= longestLineBytes
    ? line
    : { ...line, text: `${Buffer.from(line.text).subarray(0, longestLineBytes).toString('utf8')} … (cut)` }
