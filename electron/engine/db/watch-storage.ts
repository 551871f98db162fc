import { setTimeout as sleep } from 'node:timers/promises'
import { isDamaged, type StorageHealth, type StorageTrouble } from './storage-health.ts'

/** How often writing is tried out while it does not work (milliseconds). */
const retryMs = 2000

/**
 * While nothing can be stored, tries it out again and again, and tells the health when it works: freed room is enough,
 * nothing has to be started anew. Answers what ends the watch.
 */
export function watchStorage(options: {
  readonly health: StorageHealth
  /** Stores something, which throws where nothing can be stored. */
  readonly tryToStore: () => Promise<void>
  readonly onChange: (trouble: StorageTrouble | null) => void
  readonly everyMs?: number
}): () => void {
  const { health, tryToStore, onChange, everyMs = retryMs } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let trying = false

  const tryAgain = async () => {
    while (!signal.aborted && health.trouble() !== null && !isDamaged(health.trouble())) {
      await sleep(everyMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      await tryToStore().then(health.worked, health.failed)
    }
  }
  const begin = () => {
    if (trying) return
    trying = true
    void tryAgain().finally(() => {
      trying = false
    })
  }

  const unsubscribe = health.subscribe((trouble) => {
    if (trouble) begin()
    onChange(trouble)
  })
  return () => {
    unsubscribe()
    stopping.abort()
  }
}
