import { type Draft, newDraft, useDrafts } from '../../state/drafts.ts'

/** A draft with the key it is kept under, and the place of the app where it is written. */
export interface KeptDraft {
  readonly key: string
  readonly draft: Draft
  readonly editor: string
}

/** The draft for a stack: its own, or that of a new stack which is to have this name. */
export const draftOf = (drafts: Readonly<Record<string, Draft>>, stack: string): KeptDraft | null => {
  const own = drafts[stack]
  if (own) return { key: stack, draft: own, editor: `/stacks/${stack}/editor` }
  const fresh = drafts[newDraft]
  return fresh?.stackName === stack ? { key: newDraft, draft: fresh, editor: '/new' } : null
}

export const useDraftOf = (stack: string): KeptDraft | null => {
  const drafts = useDrafts((state) => state.drafts)
  return draftOf(drafts, stack)
}
