import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Api, useApi } from '../../api/client.ts'
import { imagesQuery, networksQuery, volumesQuery } from '../../api/object-queries.ts'
import { commandsQuery, hostContainersQuery, hostsQuery, stacksQuery } from '../../api/queries.ts'
import { useStreamLost } from '../../state/stream.ts'
import { appEntries } from './app-entries.ts'
import { commandEntries, componentEntry } from './command-entries.ts'
import { containerEntries, hostEntries, objectEntries } from './host-entries.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { paletteQuery } from './palette-search.ts'
import { stackEntries } from './stack-entries.ts'

/** Older commands than the newest ones are asked for this long after the last key. */
const ASK_AFTER_MS = 150

/** What a host keeps may be this old here; its own screen reads it anew. */
const OBJECTS_STALE_MS = 30_000

const componentsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['wizard', 'components'],
    queryFn: async ({ signal }) => (await api.catalogue.list({}, { signal })).items,
  })

/** Everything that can be found, from what is known now. `typed` also looks through older commands. */
export function usePaletteEntries(typed: string): readonly PaletteEntry[] {
  const api = useApi()
  const hosts = useQuery(hostsQuery(api)).data
  const ofStacks = useStacks()
  const ofHosts = useHostEntries((hosts ?? []).map(({ name }) => name))
  const commands = useCommands(typed)
  const components = useQuery(componentsQuery(api)).data
  const ofComponents = useMemo(() => (components ?? []).map(componentEntry), [components])
  return useMemo(
    () => [
      ...appEntries(),
      ...ofStacks,
      ...(hosts ?? []).flatMap(hostEntries),
      ...ofHosts,
      ...commands,
      ...ofComponents,
    ],
    [ofStacks, hosts, ofHosts, commands, ofComponents],
  )
}

function useStacks(): readonly PaletteEntry[] {
  const stacks = useQuery(stacksQuery(useApi())).data
  const streamLost = useStreamLost()
  return useMemo(() => (stacks ?? []).flatMap((stack) => stackEntries(stack, streamLost)), [stacks, streamLost])
}

function useHostEntries(hosts: readonly string[]): readonly PaletteEntry[] {
  const api = useApi()
  const staleTime = OBJECTS_STALE_MS
  const containers = useQueries({ queries: hosts.map((host) => hostContainersQuery(api, host)), combine: dataOf })
  const images = useQueries({
    queries: hosts.map((host) => ({ ...imagesQuery(api, host), staleTime })),
    combine: dataOf,
  })
  const volumes = useQueries({
    queries: hosts.map((host) => ({ ...volumesQuery(api, host), staleTime })),
    combine: dataOf,
  })
  const networks = useQueries({
    queries: hosts.map((host) => ({ ...networksQuery(api, host), staleTime })),
    combine: dataOf,
  })
  return hosts.flatMap((host, index) => [
    ...containerEntries(host, containers[index]?.items ?? []),
    ...objectEntries(host, {
      images: images[index]?.items ?? [],
      volumes: volumes[index]?.items ?? [],
      networks: networks[index]?.items ?? [],
    }),
  ])
}

/** What was read; undefined for a host that does not answer, whose things are then not offered. */
const dataOf = <Data>(results: readonly { readonly data: Data | undefined }[]): readonly (Data | undefined)[] =>
  results.map(({ data }) => data)

function useCommands(typed: string): readonly PaletteEntry[] {
  const api = useApi()
  const [search] = useDebouncedValue(paletteQuery(typed).words.join(' '), ASK_AFTER_MS)
  const newest = useQuery(commandsQuery(api, { limit: 20 })).data
  const active = useQuery(commandsQuery(api, { active: true, limit: 200 })).data
  const found = useQuery({
    ...commandsQuery(api, { search, limit: 20 }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  }).data
  return useMemo(() => {
    const all = [...(active ?? []), ...(newest ?? []), ...(found ?? [])]
    return [...new Map(all.map((command) => [command.id, command])).values()].flatMap(commandEntries)
  }, [active, newest, found])
}
