import type { LimitUpdate } from './limit-changes.ts'
import type { HookedContainer } from './run-hooks.ts'

/** One thing to take back. Every one is safe to run where the effect never came about. */
export type Undo =
  | ({ readonly kind: 'stop'; readonly step: number } & HookedContainer)
  | { readonly kind: 'rename'; readonly step: number; readonly containerId: string; readonly name: string }
  | ({
      readonly kind: 'start'
      readonly step: number
      /** True where it was healthy before, so that it has to be healthy again. */
      readonly wasHealthy: boolean
    } & HookedContainer)
  /** Gives back the limits that a container had before. */
  | { readonly kind: 'limits'; readonly step: number; readonly containerId: string; readonly update: LimitUpdate }
  /** Containers that this command created, whichever they are. */
  | { readonly kind: 'discard-container'; readonly step: number }
  | { readonly kind: 'discard-network'; readonly step: number; readonly name: string }

/** What an execution did so far and can take back. Entries are made before the effect: a lost answer is taken back too. */
export interface UndoLog {
  add(entry: Undo): void
  readonly entries: readonly Undo[]
}

/** An empty log. */
export function createUndoLog(): UndoLog {
  const entries: Undo[] = []
  return { entries, add: (entry) => void entries.push(entry) }
}
