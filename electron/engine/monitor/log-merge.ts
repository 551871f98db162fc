/** How long a line waits for others that were written before it, in milliseconds. */
const HOLD_MS = { one: 25, several: 150 } as const

interface Held<Line> {
  readonly line: Line
  /** Never before the line that its source wrote before it, whatever a clock did. */
  readonly at: string
  readonly since: number
}

/**
 * Puts lines of several sources in order of time. They come by roads of different length, so each is held for a moment.
 * Lines of one source always stay in the order they were added in. A line without a time goes with the one before it.
 */
export class LogMerge<Line extends { readonly at: string | null }> {
  #held: Held<Line>[] = []
  readonly #latest = new Map<string, string>()

  /** Lines that wait now. */
  get size(): number {
    return this.#held.length
  }

  /** @param now milliseconds, of any clock that only goes forward */
  add(source: string, lines: readonly Line[], now: number): void {
    let latest = this.#latest.get(source) ?? ''
    for (const line of lines) {
      if (line.at !== null && line.at > latest) latest = line.at
      this.#held.push({ line, at: latest, since: now })
    }
    this.#latest.set(source, latest)
  }

  /** When something is due, in the clock of `add`; null where nothing waits. */
  dueAt(): number | null {
    const first = this.#held[0]
    return first === undefined ? null : first.since + this.#holdMs
  }

  /** The lines that waited long enough, and those that were written before one of them, in order of time. */
  take(now: number): readonly Line[] {
    const due = this.#held.findLastIndex(({ since }) => since + this.#holdMs <= now)
    if (due < 0) return []
    let until = ''
    for (let index = 0; index <= due; index += 1) {
      const at = this.#held[index]?.at ?? ''
      if (at > until) until = at
    }
    const ready: Held<Line>[] = []
    const rest: Held<Line>[] = []
    for (const held of this.#held) (held.at <= until ? ready : rest).push(held)
    this.#held = rest
    return inOrder(ready)
  }

  /** All that waits, in order of time. */
  takeAll(): readonly Line[] {
    const ready = this.#held
    this.#held = []
    return inOrder(ready)
  }

  get #holdMs(): number {
    return this.#latest.size > 1 ? HOLD_MS.several : HOLD_MS.one
  }
}

const inOrder = <Line>(held: readonly Held<Line>[]): readonly Line[] =>
  held.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ line }) => line)
