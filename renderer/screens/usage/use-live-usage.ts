import { useEffect, useState } from 'react'
import type { UsageFrame } from '#shared/model/usage.ts'
import { useApi } from '../../api/client.ts'
import { pause } from '../../api/pause.ts'
import type { UsageTarget } from './usage-queries.ts'

/** What is taken now, as far as it is known. `since` is when the stream was lost, in milliseconds; null while it is there. */
export interface LiveUsage {
  readonly frame: UsageFrame | null
  readonly lostSince: number | null
}

const AGAIN_MS = 2000

/** Usage as it is sampled, each second while the view is open. A stream that ends is opened again. */
export function useLiveUsage(target: UsageTarget): LiveUsage {
  const api = useApi()
  const key = JSON.stringify(target)
  const [usage, setUsage] = useState<LiveUsage & { readonly of: string }>({ of: key, frame: null, lostSince: null })
  // Synchronises the values with the stream of samples. The key stands for the target, which is a new object each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const stop = new AbortController()
    const follow = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        try {
          for await (const frame of await api.monitor.usage({ ...target, containers: true }, { signal: stop.signal }))
            setUsage({ of: key, frame, lostSince: null })
        } catch {
          // An ended stream and a refused one are the same to the reader: gone, until the next try.
        }
        if (stop.signal.aborted) return
        setUsage((before) => ({ ...before, lostSince: before.lostSince ?? Date.now() }))
        await pause(AGAIN_MS, stop.signal)
      }
    }
    void follow()
    return () => stop.abort()
  }, [api, key])
  return usage.of === key ? usage : { frame: null, lostSince: null }
}
