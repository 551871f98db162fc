import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'

/** What usage is shown of. */
export type UsageTarget = { readonly stack: string } | { readonly host: string }

/** How much of the past is shown. */
export const usageRanges = [
  { value: '15m', label: '15 min', seconds: 15 * 60 },
  { value: '1h', label: '1 h', seconds: 60 * 60 },
  { value: '1d', label: '1 d', seconds: 24 * 60 * 60 },
  { value: '1M', label: '1 month', seconds: 30 * 24 * 60 * 60 },
] as const
export type UsageRange = (typeof usageRanges)[number]['value']

export const secondsOf = (range: UsageRange): number => usageRanges.find(({ value }) => value === range)?.seconds ?? 900

/** A part of the past that was chosen in a chart, in seconds since 1970. */
export interface UsageZoom {
  readonly from: number
  readonly to: number
}

/** More steps than a chart has pixels would say nothing. */
const MOST_STEPS = 600

/** How often the past is asked for again: as often as a step of it is added, at most every 5 s. */
const refetchMs = (seconds: number): number => Math.max(5000, (seconds / MOST_STEPS) * 1000)

/** Usage of the past with a series for each service of a stack, or each stack of a host. */
export const usageHistoryQuery = (api: Api, target: UsageTarget, range: UsageRange, zoom: UsageZoom | null) =>
  queryOptions({
    queryKey: [topics.usage, 'history', target, range, zoom],
    queryFn: ({ signal }) => {
      const from = zoom ? zoom.from * 1000 : Date.now() - secondsOf(range) * 1000
      return api.monitor.usageHistory(
        {
          ...target,
          by: 'stack' in target ? 'service' : 'stack',
          from: new Date(from).toISOString(),
          ...(zoom ? { to: new Date(zoom.to * 1000).toISOString() } : {}),
          mostSteps: MOST_STEPS,
        },
        { signal },
      )
    },
    staleTime: 0,
    refetchInterval: zoom ? false : refetchMs(secondsOf(range)),
    placeholderData: keepPreviousData,
  })

/** Events that are warnings or errors, in the time that charts show: the newest of them. */
export const usageEventsQuery = (api: Api, target: UsageTarget, range: UsageRange, zoom: UsageZoom | null) =>
  queryOptions({
    queryKey: [topics.events, 'usage', target, range, zoom],
    queryFn: async ({ signal }) => {
      const from = zoom ? zoom.from * 1000 : Date.now() - secondsOf(range) * 1000
      const until = zoom ? { until: new Date(zoom.to * 1000).toISOString() } : {}
      const since = new Date(from).toISOString()
      const found = await api.events.list({ ...target, ...until, since, severity: 'warning', limit: 200 }, { signal })
      return found.items
    },
    staleTime: 0,
    refetchInterval: zoom ? false : refetchMs(secondsOf(range)),
    placeholderData: keepPreviousData,
  })
