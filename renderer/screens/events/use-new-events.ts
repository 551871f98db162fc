import { useEffect, useState } from 'react'
import type { HostEvent } from '#shared/model/host-event.ts'
import { useApi } from '../../api/client.ts'
import { pause } from '../../api/pause.ts'
import { type EventFilter, filterInput } from './event-queries.ts'

/** More would be read in the pages of the past. */
const MOST = 500
const GATHER_MS = 250
const AGAIN_MS = 2000

/** What happened since the view was opened, newest first. Another filter begins anew. */
export function useNewEvents(filter: EventFilter): readonly HostEvent[] {
  const api = useApi()
  const key = JSON.stringify(filter)
  const [{ of, events }, setState] = useState<{ readonly of: string; readonly events: readonly HostEvent[] }>({
    of: key,
    events: [],
  })
  // Synchronises the list with the stream of events. The key stands for the filter, which is a new object each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const stop = new AbortController()
    let waiting: HostEvent[] = []
    let lastSeq: number | undefined
    setState({ of: key, events: [] })
    const timer = setInterval(() => {
      if (waiting.length === 0) return
      const added = waiting.toReversed()
      waiting = []
      setState((before) => ({ of: key, events: [...added, ...before.events].slice(0, MOST) }))
    }, GATHER_MS)
    const read = async (): Promise<void> => {
      const input = { ...filterInput(filter), ...(lastSeq === undefined ? {} : { afterSeq: lastSeq }) }
      for await (const event of await api.events.follow(input, { signal: stop.signal })) {
        lastSeq = event.seq
        waiting.push(event)
      }
    }
    const follow = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        await read().catch(() => undefined)
        await pause(AGAIN_MS, stop.signal)
      }
    }
    void follow()
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [api, key])
  return of === key ? events : []
}
