import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { commandPagesQuery, commandsQuery, hostsQuery } from '../../api/queries.ts'
import { type QueueFilter, type QueueLane, queueLanes } from './queue-lanes.ts'

/** The queues as they are now; made again with every change that the engine tells of. */
export interface Queue {
  readonly lanes: readonly QueueLane[] | undefined
  /** False while the lanes may be those of an earlier visit. */
  readonly fresh: boolean
  readonly error: unknown
  readonly retry: () => void
  readonly older: (() => void) | undefined
}

/** A search looks through all of the history; what was shown stays until it has an answer. */
export function useQueue(chosen: QueueFilter, search: string): Queue {
  const api = useApi()
  const words = search.trim()
  const filter = words !== '' && chosen === 'now' ? 'all' : chosen
  const narrowed = words === '' ? {} : { search: words }
  const kept = { refetchOnMount: 'always', placeholderData: keepPreviousData } as const
  const active = useQuery({ ...commandsQuery(api, { active: true, limit: 200, ...narrowed }), ...kept })
  const ended = useInfiniteQuery({ ...commandPagesQuery(api, { active: false, limit: 50, ...narrowed }), ...kept })
  const hosts = useQuery(hostsQuery(api))
  const older = (): void => void ended.fetchNextPage()
  const retry = (): void => void Promise.all([active.refetch(), ended.refetch(), hosts.refetch()])
  return {
    lanes:
      active.data && ended.data
        ? queueLanes(
            distinct([...active.data, ...ended.data.pages.flatMap((page) => page.items)]),
            hosts.data ?? [],
            filter,
          )
        : undefined,
    fresh: active.isFetchedAfterMount && ended.isFetchedAfterMount,
    error: active.error ?? ended.error,
    retry,
    older: filter !== 'now' && ended.hasNextPage ? older : undefined,
  }
}

/** Both lists are read one after the other, so a command that ends in between is in both: the ended one is true. */
const distinct = (commands: readonly Command[]): readonly Command[] => [
  ...new Map(commands.map((command) => [command.id, command])).values(),
]
