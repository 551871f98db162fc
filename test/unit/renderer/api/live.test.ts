import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Change } from '#shared/model/change.ts'
import type { Api } from '../../../../renderer/api/client.ts'
import { followChanges } from '../../../../renderer/api/live.ts'

/** An api of which only the stream of changes is used; each call takes the next of the given streams. */
function apiWith(streams: ReadonlyArray<() => AsyncIterable<Change>>, asked: unknown[]): Api {
  const left = [...streams]
  const changes = async (input: unknown, { signal }: { signal: AbortSignal }) => {
    asked.push(input)
    return left.shift()?.() ?? silence(signal)
  }
  return { system: { changes } } as unknown as Api
}

async function* silence(signal: AbortSignal): AsyncIterable<Change> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
}

async function* say(...changes: Change[]): AsyncIterable<Change> {
  yield* changes
}

test('a stream that ends is opened again where it stopped, everything is asked again, and nothing is left behind', async () => {
  const stop = new AbortController()
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  queries.setQueryData(['stacks', 'list', {}], [])
  queries.setQueryData(['plans', 'version', 'shop', 2], {})
  const asked: unknown[] = []
  const states: string[] = []
  const api = apiWith([() => say({ kind: 'settings', seq: 7 })], asked)
  const ended = followChanges({
    api,
    queries,
    signal: stop.signal,
    report: (state) => states.push(state),
  })
  await expect.poll(() => queries.getQueryState(['stacks', 'list', {}])?.isInvalidated, { timeout: 3000 }).toBe(true)
  stop.abort()
  await ended
  expect(asked).toEqual([{}, { afterSeq: 7 }])
  expect(states).toEqual(['live', 'live'])
  expect(queries.getQueryState(['plans', 'version', 'shop', 2])?.isInvalidated).toBe(false)
})

test('a stream that stays away is told as lost', async () => {
  const stop = new AbortController()
  const states: string[] = []
  const refused = async () => Promise.reject(new TypeError('Failed to fetch'))
  const ended = followChanges({
    api: { system: { changes: refused } } as unknown as Api,
    queries: new QueryClient(),
    signal: stop.signal,
    report: (state) => states.push(state),
  })
  await expect.poll(() => states, { timeout: 4000 }).toEqual(['lost'])
  stop.abort()
  await ended
})
