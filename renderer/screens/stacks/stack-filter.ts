import type { StackSummary } from '#shared/model/stack.ts'

export type StackGroup = 'all' | 'attention' | 'running' | 'stopped'

/** What a person looks for among the stacks. */
export interface StackFilter {
  readonly search: string
  readonly group: StackGroup
  /** Name of a host; null for all. */
  readonly host: string | null
}

const groups: Readonly<Record<StackGroup, (stack: StackSummary) => boolean>> = {
  all: () => true,
  attention: ({ status, live }) => status === 'FAILED' || status === 'DEGRADED' || !live,
  running: ({ status }) => status === 'RUNNING' || status === 'DEGRADED' || status === 'DEPLOYING',
  stopped: ({ status }) => status === 'STOPPED' || status === 'DRAFT' || status === 'REMOVED',
}

/** The stacks that fit all of the filter. Searching is for a part of the name, in any case. */
export function filterStacks(
  stacks: readonly StackSummary[],
  { search, group, host }: StackFilter,
): readonly StackSummary[] {
  const part = search.trim().toLowerCase()
  return stacks.filter(
    (stack) => groups[group](stack) && (host === null || stack.hostName === host) && stack.name.includes(part),
  )
}
