/** What two views of the same containers disagree about: `id: one | other`, sorted; nothing where they are equal. */
export function differences(
  seen: ReadonlyMap<string, string>,
  real: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const ids = [...new Set([...seen.keys(), ...real.keys()])].sort()
  return new Map(
    ids.flatMap((id) => {
      const [one, other] = [seen.get(id) ?? 'not there', real.get(id) ?? 'not there']
      return one === other ? [] : [[id, `${one} | ${other}`]]
    }),
  )
}

/** Keeps for how long each disagreement has been there. A moment's one is the time that news takes; a lasting one is a lie. */
export class DifferenceClock {
  readonly #since = new Map<string, { readonly what: string; readonly at: number }>()
  longestMs = 0
  seen = 0

  /** Takes what two views disagree about now; answers those that have been the same for longer than `lastingMs`. */
  take(now: number, found: ReadonlyMap<string, string>, lastingMs: number): readonly string[] {
    for (const [id, { what }] of this.#since) if (found.get(id) !== what) this.#since.delete(id)
    const lasting: string[] = []
    for (const [id, what] of found) {
      const known = this.#since.get(id)
      if (known === undefined) {
        this.seen += 1
        this.#since.set(id, { what, at: now })
        continue
      }
      const age = now - known.at
      this.longestMs = Math.max(this.longestMs, age)
      if (age > lastingMs) lasting.push(`${id.slice(0, 12)}: ${what} for ${Math.round(age)} ms`)
    }
    return lasting
  }
}
