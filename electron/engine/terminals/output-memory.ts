import type { TerminalEvent } from '#shared/model/terminal.ts'

/** The newest output of a terminal, numbered, so that a reader can come back. */
export interface OutputMemory {
  add(bytes: Uint8Array): void
  end(exitCode: number | null): void
  /** Events after `seq`, with a `reset` first where some of them are gone; what is known of the end comes last. */
  after(seq: number): readonly TerminalEvent[]
  readonly hasEnded: boolean
}

/** @param capacity how many bytes are remembered; a single chunk that is larger is remembered whole */
export function createOutputMemory(capacity: number): OutputMemory {
  const chunks: { readonly seq: number; readonly bytes: Uint8Array }[] = []
  let held = 0
  let lastSeq = 0
  let ended: TerminalEvent | null = null

  return {
    get hasEnded() {
      return ended !== null
    },
    add(bytes) {
      lastSeq += 1
      chunks.push({ seq: lastSeq, bytes })
      held += bytes.length
      while (held > capacity && chunks.length > 1) held -= chunks.shift()?.bytes.length ?? 0
    },
    end(exitCode) {
      lastSeq += 1
      ended ??= { kind: 'ended', seq: lastSeq, exitCode }
    },
    after(seq) {
      const oldest = chunks[0]?.seq ?? lastSeq + 1
      const isMissing = seq < oldest - 1 || seq > lastSeq
      const found: TerminalEvent[] = chunks
        .filter((chunk) => isMissing || chunk.seq > seq)
        .map((chunk) => ({ kind: 'output', seq: chunk.seq, data: Buffer.from(chunk.bytes).toString('base64') }))
      const end = ended !== null && (isMissing || ended.seq > seq) ? [ended] : []
      return isMissing ? [{ kind: 'reset', seq: oldest - 1 }, ...found, ...end] : [...found, ...end]
    },
  }
}
