import { LogMerge } from './log-merge.ts'

/** Lines that wait for the reader; a container that writes faster is read no faster. */
export const FUNNEL_CAPACITY = 20_000

/** The reader is given lines so often at most, in milliseconds: a message costs far more than another line in it. */
const PACE_MS = 50

/** Hands lines of several writers to one reader, in batches and in order of time; writers wait while it is full. */
export interface LogFunnel<Line> extends AsyncIterable<readonly Line[]> {
  /** Resolves when there was room, or the funnel was closed: the lines are then dropped. */
  push(source: string, lines: readonly Line[]): Promise<void>
  /** The reader gets what is in the funnel, then this error. */
  fail(error: unknown): void
  /** The reader gets what is in the funnel, then its end. */
  close(): void
}

/** @param now milliseconds, of a clock that only goes forward */
export function createLogFunnel<Line extends { readonly at: string | null }>(now: () => number): LogFunnel<Line> {
  const merge = new LogMerge<Line>()
  const waiting = new Set<() => void>()
  let end: { readonly error?: unknown } | null = null
  let handedAt = Number.NEGATIVE_INFINITY

  const tellAll = () => {
    for (const wake of waiting) wake()
    waiting.clear()
  }
  const finish = (how: { readonly error?: unknown }) => {
    end ??= how
    tellAll()
  }
  /** Until something changes, or this moment comes. */
  const changed = (moment: number | null) =>
    new Promise<void>((resolve) => {
      const timer = moment === null ? undefined : setTimeout(wake, Math.max(0, moment - now()))
      function wake() {
        clearTimeout(timer)
        waiting.delete(wake)
        resolve()
      }
      waiting.add(wake)
    })
  const dueAt = () => {
    const due = merge.dueAt()
    return due === null ? null : Math.max(due, handedAt + PACE_MS)
  }
  const take = () => {
    const isOver = end !== null || merge.size >= FUNNEL_CAPACITY
    const lines = isOver ? merge.takeAll() : now() < (dueAt() ?? 0) ? [] : merge.take(now())
    if (lines.length === 0) return lines
    handedAt = now()
    tellAll()
    return lines
  }

  return {
    async push(source, lines) {
      while (merge.size >= FUNNEL_CAPACITY && end === null) await changed(null)
      if (end !== null) return
      const wasEmpty = merge.size === 0
      merge.add(source, lines, now())
      if (wasEmpty || merge.size >= FUNNEL_CAPACITY) tellAll()
    },
    fail: (error) => finish({ error }),
    close: () => finish({}),
    async *[Symbol.asyncIterator]() {
      while (true) {
        const lines = take()
        if (lines.length > 0) yield lines
        else if (end !== null) {
          if ('error' in end) throw end.error
          return
        } else await changed(dueAt())
      }
    },
  }
}
