/** Hands items from several writers to one reader, in order of writing; writers wait while it is full. */
export interface BoundedChannel<Item> extends AsyncIterable<Item> {
  /** Resolves when there was room, or the channel was closed: the item is then dropped. */
  push(item: Item): Promise<void>
  /** The reader gets what is in the channel, then this error. */
  fail(error: unknown): void
  /** The reader gets what is in the channel, then its end. */
  close(): void
}

export function createBoundedChannel<Item>(capacity: number): BoundedChannel<Item> {
  const items: Item[] = []
  const waiting = new Set<() => void>()
  let end: { readonly error?: unknown } | null = null

  const changed = () => new Promise<void>((resolve) => waiting.add(resolve))
  const tellAll = () => {
    for (const wake of waiting) wake()
    waiting.clear()
  }
  const finish = (how: { readonly error?: unknown }) => {
    end ??= how
    tellAll()
  }

  return {
    async push(item) {
      while (items.length >= capacity && end === null) await changed()
      if (end !== null) return
      items.push(item)
      tellAll()
    },
    fail: (error) => finish({ error }),
    close: () => finish({}),
    async *[Symbol.asyncIterator]() {
      while (true) {
        const item = items.shift()
        if (item !== undefined) {
          tellAll()
          yield item
        } else if (end !== null) {
          if ('error' in end) throw end.error
          return
        } else await changed()
      }
    },
  }
}
