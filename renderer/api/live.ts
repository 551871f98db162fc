import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '#shared/model/change.ts'
import type { StreamState } from '../state/stream.ts'
import type { Api } from './client.ts'
import { pause } from './pause.ts'
import { type Topic, topics } from './queries.ts'

/** Which topics a change makes stale. `all` after a gap: anything may have changed. */
export function staleTopics(change: Change): readonly Topic[] | 'all' {
  switch (change.kind) {
    case 'reset':
      return 'all'
    case 'host':
      return [topics.hosts, topics.stacks, topics.runtime]
    case 'stack':
      return [topics.stacks, topics.versions, topics.runtime, topics.hosts]
    case 'runtime':
      return [topics.stacks, topics.runtime]
    case 'containers':
      return [topics.containers]
    case 'alerts':
      return [topics.alerts]
    case 'objects':
      return [topics.objects]
    case 'command':
      return [topics.commands, topics.stacks, topics.hosts]
    case 'system':
      return [topics.system]
    case 'settings':
      return [topics.settings]
    case 'registries':
      return [topics.registries]
  }
}

/** Changes that come together are answered with one round of questions, this long after the first. */
const GATHER_MS = 120
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 5000
/** A stream that is back within this time was never lost to the eye. */
const LOST_AFTER_MS = 1500

/** Gathers stale topics and invalidates them together. A plan on show is never replaced under the reader's hand. */
function createGatherer(queries: QueryClient, signal: AbortSignal) {
  let stale: Set<Topic> | 'all' = new Set()
  let waiting = false
  const flush = async (): Promise<void> => {
    await pause(GATHER_MS, signal)
    const now = stale
    stale = new Set()
    waiting = false
    if (signal.aborted) return
    await queries.invalidateQueries({
      predicate: ({ queryKey: [topic] }) => topic !== topics.plans && (now === 'all' || now.has(topic as Topic)),
    })
  }
  return (change: Change): void => {
    const found = staleTopics(change)
    if (found === 'all') stale = 'all'
    else if (stale !== 'all') for (const topic of found) stale.add(topic)
    if (waiting) return
    waiting = true
    void flush()
  }
}

interface LiveInput {
  readonly api: Api
  readonly queries: QueryClient
  readonly signal: AbortSignal
  readonly report: (state: StreamState['status']) => void
}

/** Reports `live` at once and `lost` only when the stream stays away. */
function createReporter({ signal, report }: Pick<LiveInput, 'signal' | 'report'>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  signal.addEventListener('abort', forget, { once: true })
  return {
    live: (): void => {
      forget()
      report('live')
    },
    gone: (): void => {
      timer ??= setTimeout(() => report('lost'), LOST_AFTER_MS)
    },
  }
}

/**
 * Keeps what is shown fresh: follows the stream of changes until `signal` aborts, and makes the queries stale that a
 * change concerns. A stream that ends is opened again where it stopped, after 0.5 s to 5 s; nothing is ever polled.
 */
export async function followChanges({ api, queries, signal, report }: LiveInput): Promise<void> {
  const gather = createGatherer(queries, signal)
  const reporter = createReporter({ signal, report })
  let afterSeq: number | undefined
  let wait = FIRST_WAIT_MS
  let wasGone = false
  while (!signal.aborted) {
    try {
      const stream = await api.system.changes(afterSeq === undefined ? {} : { afterSeq }, { signal })
      reporter.live()
      wait = FIRST_WAIT_MS
      if (wasGone) gather({ kind: 'reset', seq: afterSeq ?? 0 })
      for await (const change of stream) {
        afterSeq = change.seq
        gather(change)
      }
    } catch {
      // An ended stream and a refused one are the same to the reader: gone, until the next try.
    }
    if (signal.aborted) return
    wasGone = true
    reporter.gone()
    await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}
