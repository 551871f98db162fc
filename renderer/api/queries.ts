import type { InferContractRouterInputs } from '@orpc/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Contract } from '#shared/contract/contract.ts'
import type { Api } from './client.ts'

type Inputs = InferContractRouterInputs<Contract>
type StackFilter = Omit<Inputs['stacks']['list'], 'cursor' | 'limit'>
type CommandFilter = Omit<Inputs['commands']['list'], 'cursor'>

/** Pages are gathered until this many rows; beyond that a list has to be searched. */
const MOST_ROWS = 5000

async function allPages<Item>(
  load: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await load(cursor)
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor && items.length < MOST_ROWS)
  return items
}

/** The first part of every query's key, by what it shows; `live.ts` invalidates by it. */
export const topics = {
  system: 'system',
  settings: 'settings',
  hosts: 'hosts',
  stacks: 'stacks',
  runtime: 'runtime',
  containers: 'containers',
  alerts: 'alerts',
  objects: 'objects',
  events: 'events',
  usage: 'usage',
  versions: 'versions',
  plans: 'plans',
  commands: 'commands',
  registries: 'registries',
} as const
export type Topic = (typeof topics)[keyof typeof topics]

export const systemInfoQuery = (api: Api) =>
  queryOptions({ queryKey: [topics.system], queryFn: ({ signal }) => api.system.info({}, { signal }) })

export const settingsQuery = (api: Api) =>
  queryOptions({ queryKey: [topics.settings], queryFn: ({ signal }) => api.system.settings({}, { signal }) })

export const registriesQuery = (api: Api) =>
  queryOptions({
    queryKey: [topics.registries],
    queryFn: async ({ signal }) => (await api.registries.list({}, { signal })).items,
  })

export const hostsQuery = (api: Api) =>
  queryOptions({
    queryKey: [topics.hosts, 'list'],
    queryFn: async ({ signal }) => (await api.hosts.list({}, { signal })).items,
  })

/** Compose projects of a host that are no stacks. No event tells of those that come: it is read at each look. */
export const composeProjectsQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.hosts, 'compose-projects', host],
    queryFn: async ({ signal }) => (await api.imports.list({ host }, { signal })).items,
    staleTime: 0,
  })

export const diagnosisQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.hosts, 'diagnosis', host],
    queryFn: ({ signal }) => api.hosts.diagnose({ host }, { signal }),
  })

/** Every stack that fits the filter, all pages of it. */
export const stacksQuery = (api: Api, filter: StackFilter = {}) =>
  queryOptions({
    queryKey: [topics.stacks, 'list', filter],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api.stacks.list({ ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
      ),
  })

export const stackQuery = (api: Api, stack: string) =>
  queryOptions({
    queryKey: [topics.stacks, 'get', stack],
    queryFn: ({ signal }) => api.stacks.get({ stack }, { signal }),
  })

export const runtimeQuery = (api: Api, stack: string) =>
  queryOptions({
    queryKey: [topics.runtime, stack],
    queryFn: ({ signal }) => api.stacks.runtime({ stack }, { signal }),
  })

/** What is wrong now, worst first. */
export const alertsQuery = (api: Api) =>
  queryOptions({
    queryKey: [topics.alerts],
    queryFn: async ({ signal }) => (await api.alerts.list({}, { signal })).items,
  })

/** Every container of a host, of stacks and of nobody's. */
export const hostContainersQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.containers, 'list', host],
    queryFn: ({ signal }) => api.monitor.containers({ host }, { signal }),
  })

/** All about one container, by its id or name. */
export const containerQuery = (api: Api, host: string, container: string) =>
  queryOptions({
    queryKey: [topics.containers, 'get', host, container],
    queryFn: ({ signal }) => api.monitor.container({ host, container }, { signal }),
  })

type InspectionKind = Inputs['monitor']['inspect']['kind']

/** What the Engine says of one object, whole. Asked at each look. */
export const inspectionQuery = (api: Api, host: string, kind: InspectionKind, id: string) =>
  queryOptions({
    queryKey: [topics.containers, 'inspect', host, kind, id],
    queryFn: ({ signal }) => api.monitor.inspect({ host, kind, id }, { signal }),
    staleTime: 0,
  })

/** So far back sparklines go, in so many steps at most. */
const SPARK_MS = 15 * 60 * 1000
const SPARK_STEPS = 60
const SPARK_AGAIN_MS = 15_000

/** Usage of the last 15 minutes in few steps: of each service of a stack, or each stack of a host. */
export const recentUsageQuery = (api: Api, target: { readonly stack: string } | { readonly host: string }) =>
  queryOptions({
    queryKey: [topics.usage, 'recent', target],
    queryFn: ({ signal }) =>
      api.monitor.usageHistory(
        {
          ...target,
          by: 'stack' in target ? 'service' : 'stack',
          from: new Date(Date.now() - SPARK_MS).toISOString(),
          mostSteps: SPARK_STEPS,
        },
        { signal },
      ),
    refetchInterval: SPARK_AGAIN_MS,
  })

/** How the images of a stack stand against their registries, as far as those were asked. */
export const imageUpdatesQuery = (api: Api, stack: string) =>
  queryOptions({
    queryKey: [topics.stacks, 'images', stack],
    queryFn: async ({ signal }) => (await api.images.updates({ stack }, { signal })).items,
  })

/** History of a stack, newest first, page by page. */
export const versionsQuery = (api: Api, stack: string) =>
  infiniteQueryOptions({
    queryKey: [topics.versions, stack, 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.versions.list({ stack, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** One version with its document. A stored version never changes, so it is asked once. */
export const versionQuery = (api: Api, stack: string, number: number) =>
  queryOptions({
    queryKey: [topics.versions, stack, 'get', number],
    queryFn: ({ signal }) => api.versions.get({ stack, number }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const versionDiffQuery = (api: Api, stack: string, from: number, to: number) =>
  queryOptions({
    queryKey: [topics.versions, stack, 'diff', from, to],
    queryFn: ({ signal }) => api.versions.diff({ stack, from, to }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const removalPlanQuery = (api: Api, stack: string, volumes: boolean) =>
  queryOptions({
    queryKey: [topics.plans, 'removal', stack, volumes],
    queryFn: ({ signal }) => api.plans.previewRemoval({ stack, volumes }, { signal }),
  })

/** The newest commands that fit the filter; `limit` of them, 50 where none is given. */
export const commandsQuery = (api: Api, filter: CommandFilter = {}) =>
  queryOptions({
    queryKey: [topics.commands, 'list', filter],
    queryFn: async ({ signal }) => (await api.commands.list(filter, { signal })).items,
  })

/** Commands that fit the filter, newest first, page by page. */
export const commandPagesQuery = (api: Api, filter: CommandFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [topics.commands, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      api.commands.list({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const commandQuery = (api: Api, command: string) =>
  queryOptions({
    queryKey: [topics.commands, 'get', command],
    queryFn: ({ signal }) => api.commands.get({ command }, { signal }),
  })
