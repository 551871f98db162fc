import { queryOptions } from '@tanstack/react-query'
import { catalogueOf } from '#shared/catalogue/catalogue.ts'
import { DraftId } from '#shared/wizard/wizard-draft.ts'
import type { Api } from '../../api/client.ts'

const topic = 'wizard'

/** All components whole, and the files of the data folder that are none. Read at each visit: a person writes them. */
export const catalogueQuery = (api: Api) =>
  queryOptions({
    queryKey: [topic, 'catalogue'],
    queryFn: async ({ signal }) => {
      const [all, list] = await Promise.all([api.catalogue.all({}, { signal }), api.catalogue.list({}, { signal })])
      return { catalogue: catalogueOf(all.items), list }
    },
  })

interface FactsAsked {
  readonly host: string | null
  readonly stack: string | null
  /** Ports that are to be published. */
  readonly ports: readonly number[]
}

/** What others do on the host is noticed after this long, in milliseconds. */
const factsEveryMs = 5_000

/** What the rules know of the host and of the stack that is there. */
export const factsQuery = (api: Api, { host, stack, ports }: FactsAsked) =>
  queryOptions({
    queryKey: [topic, 'facts', host, stack, ports],
    queryFn: ({ signal }) =>
      api.catalogue.facts(
        { ...(host !== null && { host }), ...(stack !== null && { stack }), ports: [...ports] },
        { signal },
      ),
    // What was known of the host stands until the answer for another port is there.
    placeholderData: (before, query) => (query?.queryKey[2] === host ? before : undefined),
    refetchInterval: factsEveryMs,
  })

export const draftsKey = [topic, 'drafts'] as const

export const draftsQuery = (api: Api) =>
  queryOptions({
    queryKey: draftsKey,
    queryFn: async ({ signal }) => (await api.wizard.drafts({}, { signal })).items,
  })

/** A draft, with what was changed by hand in its stack; read once, since it is being changed here. */
export const draftQuery = (api: Api, draft: string) => ({
  queryKey: [topic, 'draft', draft],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
    const found = await api.wizard.draft({ draft: DraftId.parse(draft) }, { signal })
    const opened = found.stackId === null ? null : await api.wizard.open({ stack: found.stackId }, { signal })
    return { draft: found, opened }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
})

/** The answers of a stack, with its drafts; read once. */
export const openedQuery = (api: Api, stack: string) => ({
  queryKey: [topic, 'open', stack],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
    const [opened, drafts] = await Promise.all([
      api.wizard.open({ stack }, { signal }),
      api.wizard.drafts({}, { signal }),
    ])
    const name = opened.answers.stackName
    return { opened, draft: drafts.items.find((one) => one.stackId !== null && one.stackName === name) ?? null }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
})
