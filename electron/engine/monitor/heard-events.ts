import type { EngineEvent } from '../docker/events.ts'

/** What was heard of an Engine last, so that a stream that is opened again goes on from there. */
export interface HeardEvents {
  /** True for an event that was not heard before; it is then counted as heard. */
  isNew(event: Pick<EngineEvent, 'at' | 'key'>): boolean
  /** From when on to ask for events; nothing before the first. */
  since(): { readonly since?: number }
}

/** More than an Engine keeps to tell again (moby, `eventsLimit`: 256). */
const remembered = 512

export function createHeardEvents(): HeardEvents {
  const keys = new Set<string>()
  let last: number | null = null
  return {
    isNew({ at, key }) {
      if (keys.has(key)) return false
      keys.add(key)
      const [oldest] = keys
      if (keys.size > remembered && oldest !== undefined) keys.delete(oldest)
      last = Math.max(last ?? at, at)
      return true
    },
    since: () => (last === null ? {} : { since: last }),
  }
}
