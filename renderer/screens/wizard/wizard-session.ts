import { create } from 'zustand'
import { Slug } from '#shared/model/ids.ts'
import type { AnswerChange } from '#shared/wizard/answer-change.ts'
import type { Part, WizardAnswers } from '#shared/wizard/answers.ts'
import { changeAnswers } from '#shared/wizard/change-answers.ts'
import type { HandEdit } from '#shared/wizard/hand-edit.ts'
import type { WizardDraft } from '#shared/wizard/wizard-draft.ts'
import { adoptSealed } from './adopt-sealed.ts'

/** What a person is choosing now. It lives as long as the window; the draft lives longer. */
export interface WizardSession {
  readonly draft: WizardDraft['id'] | null
  /** The stack whose next version it is to be; null for a new one. */
  readonly stack: string | null
  /** Version that is there before; null for a new stack. */
  readonly latestVersion: number | null
  readonly host: string | null
  /** The stack's name as it is typed; the answers have the last one that is a name. */
  readonly name: string
  readonly message: string
  readonly answers: WizardAnswers
  /** The part whose form is open. */
  readonly selected: string | null
  /** How connections are shown. */
  readonly connectAs: 'graph' | 'list'
  /** The answers that the draft has; null before it is kept. */
  readonly kept: WizardAnswers | null
  /** What was changed by hand in the document since the wizard made it. */
  readonly edits: readonly HandEdit[]
  /** Ids of those that are kept; null until a person has said which. */
  readonly keepEdits: readonly string[] | null
  /** Answers before the last fix, to take it back. */
  readonly undo: { readonly answers: WizardAnswers; readonly says: string } | null
}

export const useWizardSession = create<{ readonly session: WizardSession | null }>(() => ({ session: null }))

/** A session with nothing chosen, or with these answers. */
export const newSession = (answers: WizardAnswers, more: Partial<WizardSession> = {}): WizardSession => ({
  draft: null,
  stack: null,
  latestVersion: null,
  host: null,
  name: answers.stackName,
  message: '',
  answers,
  selected: null,
  connectAs: 'graph',
  kept: null,
  edits: [],
  keepEdits: [],
  undo: null,
  ...more,
})

export function startSession(session: WizardSession | null): void {
  useWizardSession.setState({ session })
}

/** Changes of what is not answers: the host, the message, what is selected. */
export function changeSession(change: Partial<Omit<WizardSession, 'answers' | 'kept'>>): void {
  useWizardSession.setState(({ session }) => ({ session: session && { ...session, ...change } }))
}

/** A draft is kept again for another host too. */
export function chooseHost(host: string): void {
  useWizardSession.setState(({ session }) => ({ session: session && { ...session, host, kept: null } }))
}

/** What is typed as name; a name becomes the answers'. */
export function typeName(name: string): void {
  const slug = Slug.safeParse(name).data
  useWizardSession.setState(({ session }) => ({
    session: session && {
      ...session,
      name,
      ...(slug !== undefined && { answers: { ...session.answers, stackName: slug } }),
    },
  }))
}

/** Makes changes of the answers. What could be taken back before cannot be any more. */
export function change(...changes: readonly AnswerChange[]): void {
  replaceAnswers((answers) => changeAnswers(answers, changes))
}

/** Changes what no `AnswerChange` is for: the limit of processors, null for none, and the restart policy. */
export function changePart(
  name: string,
  { cpus, restart }: { readonly cpus?: number | null; readonly restart?: Part['restart'] },
): void {
  replaceAnswers((answers) => ({
    ...answers,
    parts: answers.parts.map((part) => {
      if (part.name !== name) return part
      const { cpus: before, ...rest } = part
      const limit = cpus === undefined ? before : (cpus ?? undefined)
      return { ...rest, ...(limit !== undefined && { cpus: limit }), ...(restart && { restart }) }
    }),
  }))
}

/** Where parts stand in the drawing. Means nothing to the document, so what could be taken back still can be. */
export function placeParts(layout: WizardAnswers['layout']): void {
  useWizardSession.setState(({ session }) => ({
    session: session && { ...session, answers: { ...session.answers, layout } },
  }))
}

/** Other answers, with a way back to those before. */
export function applyFix(next: WizardAnswers, says: string): void {
  useWizardSession.setState(({ session }) => ({
    session: session && { ...session, answers: next, undo: { answers: session.answers, says } },
  }))
}

export function undoFix(): void {
  useWizardSession.setState(({ session }) => ({
    session: session?.undo ? { ...session, answers: session.undo.answers, undo: null } : session,
  }))
}

/** The draft was kept: what was sent to it, and what it has now, with sealed secrets. */
export function draftKept(sent: WizardSession, draft: WizardDraft): void {
  useWizardSession.setState(({ session }) => {
    if (!session) return { session }
    const same = session.answers === sent.answers
    const answers = same ? draft.answers : adoptSealed(session.answers, sent.answers, draft.answers)
    return { session: { ...session, draft: draft.id, answers, kept: same ? answers : sent.answers } }
  })
}

function replaceAnswers(next: (answers: WizardAnswers) => WizardAnswers): void {
  useWizardSession.setState(({ session }) => ({
    session: session && { ...session, answers: next(session.answers), undo: null },
  }))
}
