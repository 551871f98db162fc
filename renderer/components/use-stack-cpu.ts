import { useQueries } from '@tanstack/react-query'
import type { StackSummary } from '#shared/model/stack.ts'
import type { UsageHistory } from '#shared/model/usage.ts'
import { useApi } from '../api/client.ts'
import { recentUsageQuery } from '../api/queries.ts'

type Values = ReadonlyArray<number | null>

/** Processor use of each stack over the last 15 minutes, by stack id: one question a host. */
export function useStackCpu(stacks: readonly StackSummary[]): ReadonlyMap<string, Values> {
  const api = useApi()
  const hosts = [...new Set(stacks.map(({ hostName }) => hostName))]
  return useQueries({ queries: hosts.map((host) => recentUsageQuery(api, { host })), combine: byStack })
}

/** Outside of the hook, so that the map stays the same one while no answer changes. */
const byStack = (answers: ReadonlyArray<{ readonly data: UsageHistory | undefined }>): ReadonlyMap<string, Values> =>
  new Map(
    answers.flatMap(({ data }) =>
      (data?.series ?? []).flatMap(({ stackId, cpuPercent }) =>
        stackId === null ? [] : [[stackId, cpuPercent] as const],
      ),
    ),
  )
