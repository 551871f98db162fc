/** Random numbers that a seed tells in advance, so that a run can be repeated. */
export interface SeededRandom {
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number
  chance(probability: number): boolean
  /** @throws Error of an empty list */
  pick<Item>(items: readonly Item[]): Item
}

/** mulberry32: 32 bits of state, good enough to spread kills. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (end) => Math.floor(next() * end),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('There is nothing to pick from')
      return item
    },
  }
}
