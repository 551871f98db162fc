import type { KeptLine } from './kept-line.ts'
import type { LogStore } from './log-store.ts'

/** Some of the lines of a store, in order. */
export interface LineList {
  readonly length: number
  /** So many of the list were dropped with the store's oldest lines. */
  readonly dropped: number
  /** Number of the line at a place of the list; undefined beyond its end. */
  at(index: number): number | undefined
  /** The place of the first line with this number or a higher one; `length` where there is none. */
  indexFrom(number: number): number
  /** Takes in what was added to the store since, and gives up what it dropped. */
  update(): void
}

/** All lines of a store. */
export function allLines(store: LogStore): LineList {
  return {
    get length() {
      return store.size
    },
    get dropped() {
      return store.first
    },
    at: (index) => (index >= 0 && index < store.size ? store.first + index : undefined),
    indexFrom: (number) => Math.min(Math.max(0, number - store.first), store.size),
    update: () => undefined,
  }
}

/** The lines that pass a test. Each line is tested once. */
export function linesThat(store: LogStore, test: (line: KeptLine) => boolean): LineList {
  let numbers: number[] = []
  let head = 0
  let dropped = 0
  let scanned = store.first

  const indexFrom = (number: number): number => {
    let low = head
    let high = numbers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low - head
  }
  const giveUp = (): void => {
    const gone = indexFrom(store.first)
    head += gone
    dropped += gone
    // The array is shortened only now and then: each time costs as much as what stays.
    if (head > numbers.length / 2) {
      numbers = numbers.slice(head)
      head = 0
    }
  }
  const update = (): void => {
    giveUp()
    for (let number = Math.max(scanned, store.first); number < store.next; number += 1) {
      const line = store.line(number)
      if (line && test(line)) numbers.push(number)
    }
    scanned = store.next
  }
  update()
  return {
    get length() {
      return numbers.length - head
    },
    get dropped() {
      return dropped
    },
    at: (index) => (index >= 0 ? numbers[head + index] : undefined),
    indexFrom,
    update,
  }
}
