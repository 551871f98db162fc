import BetterSqlite from 'better-sqlite3'

/** What one statement took, by its text, in milliseconds: the slowest run of that round in which it was shortest. */
export interface StatementTime {
  readonly text: string
  readonly runs: number
  /** Of the processor alone: what other programs of a busy machine and the disk add is not in it. */
  readonly processorMs: number
  readonly clockMs: number
}

/** Statements of this process by the time they hold the event loop. */
export interface TimedStatements {
  /** Counts what comes from here on as another round. */
  nextRound(): void
  /** The slowest first. */
  list(): readonly StatementTime[]
  stop(): void
}

type Run = (this: { readonly source: string }, ...parameters: unknown[]) => unknown
interface Slowest {
  processorMs: number
  clockMs: number
  runs: number
}

/** Times every statement of this process from here on. All of them are run by better-sqlite3, in the event loop's thread. */
export function timeStatements(): TimedStatements {
  const rounds: Map<string, Slowest>[] = [new Map()]
  const sample = new BetterSqlite(':memory:')
  const prototype: Record<string, Run> = Object.getPrototypeOf(sample.prepare('SELECT 1'))
  sample.close()
  const originals = (['all', 'run', 'get'] as const).map((name) => [name, prototype[name]] as const)
  for (const [name, original] of originals) {
    if (!original) throw new Error(`A statement of better-sqlite3 has no ${name} any more`)
    prototype[name] = function (...parameters) {
      const [clock, processor] = [performance.now(), process.threadCpuUsage()]
      try {
        return original.apply(this, parameters)
      } finally {
        const { user, system } = process.threadCpuUsage(processor)
        note(this.source, { processorMs: (user + system) / 1000, clockMs: performance.now() - clock })
      }
    }
  }

  const note = (text: string, took: Omit<Slowest, 'runs'>) => {
    const round = rounds.at(-1)
    const known = round?.get(text)
    round?.set(text, {
      processorMs: Math.max(known?.processorMs ?? 0, took.processorMs),
      clockMs: Math.max(known?.clockMs ?? 0, took.clockMs),
      runs: (known?.runs ?? 0) + 1,
    })
  }

  return {
    nextRound: () => void rounds.push(new Map()),
    list() {
      const texts = new Set(rounds.flatMap((round) => [...round.keys()]))
      const all = [...texts].map((text): StatementTime => {
        const found = rounds.flatMap((round) => round.get(text) ?? [])
        return {
          text: text.replace(/\s+/g, ' '),
          runs: found.reduce((sum, { runs }) => sum + runs, 0),
          processorMs: Math.min(...found.map(({ processorMs }) => processorMs)),
          clockMs: Math.min(...found.map(({ clockMs }) => clockMs)),
        }
      })
      return all.sort((a, b) => b.processorMs - a.processorMs)
    },
    stop() {
      for (const [name, original] of originals) if (original) prototype[name] = original
    },
  }
}
