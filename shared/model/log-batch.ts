import { z } from 'zod'
import { ContainerLogLine } from './container-log-line.ts'

/** One stream of one container. */
const LogWriter = ContainerLogLine.pick({ service: true, number: true, stream: true })
type LogWriter = z.infer<typeof LogWriter>

/**
 * Many lines as one text: fifty thousand lines a second are too many to be written, checked and read as objects each.
 * Every line of `lines` is the place of its writer in `writers`, its time (`-` where the Engine gave none) and its text,
 * with a space between: `0 2026-11-22T14:24:05.123Z listening on 8080`. There is a line feed between two, none at the end.
 */
export const LogBatch = z.object({ writers: z.array(LogWriter), lines: z.string() })
export type LogBatch = z.infer<typeof LogBatch>

/** Lines as a batch, in the same order. A line feed within a text, which no container's line has, becomes its picture. */
export function packLines(lines: readonly ContainerLogLine[]): LogBatch {
  const writers: LogWriter[] = []
  let current = -1
  const packed = lines.map((line) => {
    if (!isOf(writers[current], line)) current = placeOf(line, writers)
    return `${current} ${line.at ?? '-'} ${line.text.includes('\n') ? line.text.replaceAll('\n', '\u240a') : line.text}`
  })
  return { writers, lines: packed.join('\n') }
}

const isOf = (writer: LogWriter | undefined, { service, number, stream }: LogWriter): boolean =>
  writer?.service === service && writer.number === number && writer.stream === stream

/** The place of the line's writer, which is added where it is new. */
function placeOf({ service, number, stream }: LogWriter, writers: LogWriter[]): number {
  const known = writers.findIndex((writer) => isOf(writer, { service, number, stream }))
  return known === -1 ? writers.push({ service, number, stream }) - 1 : known
}

/** The lines of a batch that `packLines` made. What no writer is given for is left out. */
export function unpackLines({ writers, lines }: LogBatch): readonly ContainerLogLine[] {
  const found: ContainerLogLine[] = []
  for (const line of lines.split('\n')) {
    const first = line.indexOf(' ')
    const second = line.indexOf(' ', first + 1)
    const writer = writers[Number(line.slice(0, first))]
    if (writer === undefined || second === -1) continue
    const at = line.slice(first + 1, second)
    const { service, number, stream } = writer
    found.push({ at: at === '-' ? null : at, service, number, stream, text: line.slice(second + 1) })
  }
  return found
}
