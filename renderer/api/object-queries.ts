import { queryOptions } from '@tanstack/react-query'
import type { PruneKind } from '#shared/model/host-objects.ts'
import type { Api } from './client.ts'
import { topics } from './queries.ts'

export const imagesQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.objects, 'images', host],
    queryFn: ({ signal }) => api.objects.images({ host }, { signal }),
    staleTime: 0,
  })

export const volumesQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.objects, 'volumes', host],
    queryFn: ({ signal }) => api.objects.volumes({ host }, { signal }),
    staleTime: 0,
  })

export const networksQuery = (api: Api, host: string) =>
  queryOptions({
    queryKey: [topics.objects, 'networks', host],
    queryFn: ({ signal }) => api.objects.networks({ host }, { signal }),
    staleTime: 0,
  })

/** What a clean-up would remove. Never answered from before: it is what a person approves. */
export const prunePreviewQuery = (api: Api, host: string, what: PruneKind) =>
  queryOptions({
    queryKey: [topics.plans, 'prune', host, what],
    queryFn: ({ signal }) => api.objects.previewPrune({ host, what }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
