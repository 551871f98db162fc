import BetterSqlite from 'better-sqlite3'

/** What one statement took, by its text: the slowest run of each round, in milliseconds. */
export interface TimedStatements {
  /** Counts what comes from here on as another round. */
  nextRound(): void
  /** The slowest first. `best` is the slowest run of the round in which that was shortest: what a busy machine adds is out of it. */
  list(): readonly { readonly text: string; readonly bestMs: number; readonly worstMs: number; readonly runs: number }[]
  stop(): void
}

type Run = (this: unknown, ...parameters: unknown[]) => unknown

/** Times every statement of this process from here on. All of them are run by better-sqlite3, in the event loop's thread. */
export function timeStatements(): TimedStatements {
  const rounds: Map<string, { ms: number; runs: number }>[] = [new Map()]
  const sample = new BetterSqlite(':memory:')
  const prototype: Record<string, Run> = Object.getPrototypeOf(sample.prepare('SELECT 1'))
  sample.close()
  const originals = (['all', 'run', 'get'] as const).map((name) => [name, prototype[name]] as const)
  for (const [name, original] of originals) {
    if (!original) throw new Error(`A statement of better-sqlite3 has no ${name} any more`)
    prototype[name] = function (this: { readonly source: string }, ...parameters) {
      const began = performance.now()
      try {
        return original.apply(this, parameters)
      } finally {
        note(this.source, performance.now() - began)
      }
    } as Run
  }

  const note = (text: string, ms: number) => {
    const round = rounds.at(-1)
    const known = round?.get(text)
    round?.set(text, { ms: Math.max(known?.ms ?? 0, ms), runs: (known?.runs ?? 0) + 1 })
  }

  return {
    nextRound: () => void rounds.push(new Map()),
    list() {
      const texts = new Set(rounds.flatMap((round) => [...round.keys()]))
      const all = [...texts].map((text) => {
        const found = rounds.flatMap((round) => round.get(text) ?? [])
        const times = found.map(({ ms }) => ms)
        const runs = found.reduce((sum, one) => sum + one.runs, 0)
        return { text: text.replace(/\s+/g, ' '), bestMs: Math.min(...times), worstMs: Math.max(...times), runs }
      })
      return all.sort((a, b) => b.bestMs - a.bestMs)
    },
    stop() {
      for (const [name, original] of originals) if (original) prototype[name] = original
    },
  }
}
