import type { CommandLogLine } from '#shared/model/command.ts'

/** Log lines of one command in the order of their `seq`, each once. */
export interface LogBuffer {
  readonly lines: readonly CommandLogLine[]
  /** Highest `seq` held; a stream that broke goes on after it. 0 before the first line. */
  readonly lastSeq: number
}

export const emptyLog: LogBuffer = { lines: [], lastSeq: 0 }

/**
 * The buffer with these lines added. A line that is there already is dropped, one that comes late is put in its place,
 * so that a stream which starts again cannot double or disorder what is shown.
 */
export const addLines = (buffer: LogBuffer, added: readonly CommandLogLine[]): LogBuffer => {
  if (added.length === 0) return buffer
  const inOrder = added.every((line, at) => line.seq > (at === 0 ? buffer.lastSeq : (added[at - 1]?.seq ?? 0)))
  const lines = inOrder ? [...buffer.lines, ...added] : merged(buffer.lines, added)
  return { lines, lastSeq: lines.at(-1)?.seq ?? 0 }
}

const merged = (held: readonly CommandLogLine[], added: readonly CommandLogLine[]): readonly CommandLogLine[] => {
  const bySeq = new Map(held.map((line) => [line.seq, line]))
  for (const line of added) if (!bySeq.has(line.seq)) bySeq.set(line.seq, line)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** Lines that are known to be missing: `seq` counts without gaps, so a hole in it is a lost line. */
export const missingLines = (buffer: LogBuffer): number => {
  const first = buffer.lines[0]
  return first ? buffer.lastSeq - first.seq + 1 - buffer.lines.length : 0
}
