import { useState } from 'react'
import { type Draft, dropDraft, keepDraft, useDrafts } from '../../state/drafts.ts'

/** A draft as the editor works on it. It stays when the editor is left, and goes when it is as stored again. */
export interface EditedDraft {
  readonly draft: Draft
  /** True where it differs from what is stored. */
  readonly changed: boolean
  readonly change: (part: Partial<Draft>) => void
  readonly discard: () => void
  /** Brings back what was discarded last; absent where nothing was. */
  readonly undoDiscard: (() => void) | undefined
}

export function useDraft(key: string, stored: Draft): EditedDraft {
  const kept = useDrafts(({ drafts }) => drafts[key])
  const [discarded, setDiscarded] = useState<Draft | null>(null)
  const undo = (): void => {
    if (discarded) keepDraft(key, discarded)
    setDiscarded(null)
  }
  return {
    draft: kept ?? stored,
    changed: kept !== undefined,
    change(part) {
      setDiscarded(null)
      // The latest draft is read here and not from the render, since typing can be quicker than rendering.
      keepDraft(key, { ...(useDrafts.getState().drafts[key] ?? stored), ...part })
    },
    discard() {
      setDiscarded(kept ?? null)
      dropDraft(key)
    },
    undoDiscard: discarded ? undo : undefined,
  }
}
