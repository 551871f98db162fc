import { stripVTControlCharacters, styleText } from 'node:util'
import type { CliIo } from './cli-io.ts'
import type { ErrorReport } from './error-report.ts'

/** A style of `util.styleText`. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan'

/** Where results and messages go. Results are on standard output, in one of two forms; messages are for people, on standard error. */
export interface Output {
  readonly json: boolean
  /** A result, or one of a stream: with `--json` the value on one line, else the text; null has nothing to say to a person. */
  print(value: unknown, text: string | null): void
  message(text: string): void
  error(report: ErrorReport): void
  /** Coloured only where standard output is a terminal and NO_COLOR is not set. */
  paint(style: Style, text: string): string
}

/** Writes to the given streams. */
export const createOutput = (io: CliIo, json: boolean): Output => ({
  json,
  print(value, text) {
    if (json) io.stdout.write(`${JSON.stringify(value)}\n`)
    else if (text !== null) io.stdout.write(`${printable(text)}\n`)
  },
  message(text) {
    io.stderr.write(`${text}\n`)
  },
  error(report) {
    if (json) io.stdout.write(`${JSON.stringify({ error: report })}\n`)
    const lines = [report.message, ...(report.next ? [`Next: ${report.next}`] : [])]
    io.stderr.write(`${stripVTControlCharacters(lines.join('\n'))}\n`)
  },
  paint: (style, text) => styleText(style, text, { stream: io.stdout }),
})

const printable = (text: string): string => text.replace(/\n$/, '')
