import { infiniteQueryOptions } from '@tanstack/react-query'
import type { EventSeverity, EventSubject } from '#shared/model/host-event.ts'
import type { Api } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'

/** Which events are shown; null where it does not matter. */
export interface EventFilter {
  readonly host: string | null
  readonly stack: string | null
  readonly subject: EventSubject | null
  readonly severity: EventSeverity | null
  readonly search: string
}

/** The filter as the contract takes it: what does not matter is left out. */
export function filterInput({ host, stack, subject, severity, search }: EventFilter) {
  return {
    ...(host === null ? {} : { host }),
    ...(stack === null ? {} : { stack }),
    ...(subject === null ? {} : { subject }),
    ...(severity === null ? {} : { severity }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  }
}

/** Events of the past, newest first, page by page. What happens meanwhile comes by the stream. */
export const eventPagesQuery = (api: Api, filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: [topics.events, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      api.events.list(
        { ...filterInput(filter), limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
