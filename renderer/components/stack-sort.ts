import type { StackStatus, StackSummary } from '#shared/model/stack.ts'

/** How a list of stacks is ordered. */
export interface StackSort {
  readonly by: 'name' | 'status' | 'host' | 'changed'
  readonly direction: 'ascending' | 'descending'
}

/** What needs a person comes first. */
const urgency: Readonly<Record<StackStatus, number>> = {
  FAILED: 0,
  DEGRADED: 1,
  DEPLOYING: 2,
  DRAFT: 3,
  STOPPED: 4,
  RUNNING: 5,
  REMOVED: 6,
}

const compare: Readonly<Record<StackSort['by'], (a: StackSummary, b: StackSummary) => number>> = {
  name: () => 0,
  status: (a, b) => urgency[a.status] - urgency[b.status],
  host: (a, b) => a.hostName.localeCompare(b.hostName, 'en'),
  changed: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
}

/** The stacks in that order; equal ones by name, so that no row moves without a reason. */
export function sortStacks(stacks: readonly StackSummary[], { by, direction }: StackSort): readonly StackSummary[] {
  const sign = direction === 'ascending' ? 1 : -1
  return stacks.toSorted((a, b) => sign * (compare[by](a, b) || a.name.localeCompare(b.name, 'en')))
}

/** What a click on a column's head asks for: first ascending, then the other way round. */
export const nextSort = (sort: StackSort, by: StackSort['by']): StackSort => ({
  by,
  direction: sort.by === by && sort.direction === 'ascending' ? 'descending' : 'ascending',
})
