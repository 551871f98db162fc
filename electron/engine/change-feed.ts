import type { Change } from '#shared/model/change.ts'

/** A change without its number; the feed numbers it. */
export type UnnumberedChange = Change extends infer Variant
  ? Variant extends Change
    ? Omit<Variant, 'seq'>
    : never
  : never

/** Everything that changes in the engine, numbered, with a memory of the newest so that a reader can come back. */
export interface ChangeFeed {
  publish(change: UnnumberedChange): void
  /**
   * Changes after `afterSeq`, then live ones. Starts with a `reset` where `afterSeq` is left out or the feed no longer
   * holds everything after it. Ends when the signal aborts or the feed closes. A slow reader is never waited for:
   * where more than the memory piles up, it gets a `reset` instead.
   */
  subscribe(afterSeq: number | undefined, signal: AbortSignal): AsyncGenerator<Change, void, undefined>
  /** Ends every subscription. */
  close(): void
}

/**
 * @param capacity how many changes are remembered
 * @param firstSeq where numbering starts; from the clock, so that a reader from before a restart is seen to be one
 */
export function createChangeFeed(options: { readonly capacity: number; readonly firstSeq: number }): ChangeFeed {
  const memory: Change[] = []
  const wakers = new Set<() => void>()
  let lastSeq = options.firstSeq
  let closed = false

  const wakeAll = () => {
    for (const wake of wakers) wake()
  }

  const after = (seq: number): readonly Change[] | 'missed' => {
    const oldest = memory[0]?.seq ?? lastSeq + 1
    if (seq > lastSeq || seq < oldest - 1) return 'missed'
    return memory.filter((change) => change.seq > seq)
  }

  const nextWake = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        wakers.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      wakers.add(done)
      signal.addEventListener('abort', done)
    })

  return {
    publish(change) {
      lastSeq += 1
      memory.push({ ...change, seq: lastSeq })
      if (memory.length > options.capacity) memory.shift()
      wakeAll()
    },
    async *subscribe(afterSeq, signal) {
      let seen = afterSeq ?? -1
      while (!(signal.aborted || closed)) {
        const found = after(seen)
        if (found === 'missed') {
          seen = lastSeq
          yield { kind: 'reset', seq: lastSeq }
          continue
        }
        for (const change of found) {
          seen = change.seq
          yield change
        }
        if (found.length === 0) await nextWake(signal)
      }
    },
    close() {
      closed = true
      wakeAll()
    },
  }
}
