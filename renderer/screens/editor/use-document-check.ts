import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DocumentProblem, DocumentVariable, StackDocument } from '#shared/model/document.ts'
import { Slug } from '#shared/model/ids.ts'
import { useApi } from '../../api/client.ts'

/** How long typing has to rest before the document is checked, in milliseconds. */
const restMs = 100

/** What is known of a document. `problems` is of the text last checked, which may be a moment behind the typing. */
export interface DocumentCheck {
  readonly problems: readonly DocumentProblem[]
  readonly services: readonly string[]
  readonly variables: readonly DocumentVariable[]
  readonly state: 'checking' | 'checked' | 'failed'
  readonly error: unknown
}

const nothing: readonly never[] = []

/** Checks a document as it is written. A stack without a fitting name yet is checked under a stand-in. */
export function useDocumentCheck(stackName: string, document: StackDocument): DocumentCheck {
  const api = useApi()
  const name = Slug.safeParse(stackName).data ?? 'new-stack'
  const [settled] = useDebouncedValue({ stackName: name, document }, restMs)
  const check = useQuery({
    queryKey: ['check', settled],
    queryFn: ({ signal }) => api.compose.check(settled, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  })
  const behind = settled.document !== document || check.isFetching
  return {
    problems: check.data?.problems ?? nothing,
    services: check.data?.services ?? nothing,
    variables: check.data?.variables ?? nothing,
    state: check.error ? 'failed' : behind || !check.data ? 'checking' : 'checked',
    error: check.error,
  }
}
