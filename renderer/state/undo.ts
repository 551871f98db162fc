import { create } from 'zustand'

/** Something that was done a moment ago and can be taken back. */
export interface Undoable {
  /** What was done: `The draft shop was thrown away.` */
  readonly text: string
  readonly undo: () => Promise<unknown>
}

export const useUndoable = create<{ readonly undoable: Undoable | null }>(() => ({ undoable: null }))

/** Offers to take back what was just done; replaces an earlier offer. */
export function offerUndo(undoable: Undoable): void {
  useUndoable.setState({ undoable })
}

/** Takes the offer away, where it is still this one. */
export function endUndo(undoable: Undoable): void {
  useUndoable.setState((state) => (state.undoable === undoable ? { undoable: null } : state))
}
