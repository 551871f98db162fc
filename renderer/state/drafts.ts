import { create } from 'zustand'
import type { StackDocument } from '#shared/model/document.ts'

/** A document that is being written and not stored yet; the editor hands it to the plan preview here. */
export interface Draft {
  readonly stackName: string
  readonly document: StackDocument
  readonly message: string
  /** Where a new stack is to live; absent for the default host and for stacks that live somewhere already. */
  readonly host?: string
}

interface Drafts {
  /** By stack name. The draft of a stack without a name yet is under `newDraft`. */
  readonly drafts: Readonly<Record<string, Draft>>
}

/** The key of the draft of a stack that has no name yet; no stack can be called so. */
export const newDraft = ''

export const useDrafts = create<Drafts>(() => ({ drafts: {} }))

export function keepDraft(key: string, draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }))
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key)),
  }))
}
