import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'

export type StackAct = 'start' | 'stop' | 'restart' | 'remove'

interface StackActs {
  /** The acts that make sense now. */
  readonly acts: readonly StackAct[]
  /** Why none of them can be begun now; null where they can. */
  readonly locked: string | null
}

/** What can be done with a stack in its state. A silent host does not lock: its commands wait in the queue. */
export function stackActs({ status }: Pick<StackSummary, 'status'>): StackActs {
  switch (status) {
    case 'DRAFT':
    case 'REMOVED':
      return { acts: [], locked: null }
    case 'DEPLOYING':
      return { acts: ['restart', 'stop', 'remove'], locked: t('A command works on this stack.') }
    case 'STOPPED':
      return { acts: ['start', 'remove'], locked: null }
    case 'RUNNING':
    case 'DEGRADED':
    case 'FAILED':
      return { acts: ['restart', 'stop', 'remove'], locked: null }
  }
}
