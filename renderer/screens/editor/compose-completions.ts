import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete'
import type { Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { t } from '#shared/language/translate.ts'
import { type Candidate, candidatesAt, type DocumentFacts } from './compose-candidates.ts'
import { type CursorPlace, cursorPlace } from './cursor-place.ts'

const refusedSection = () => ({ name: t('Refused by Stackwright'), rank: 1 })

/** Offers what may be written at the cursor: keys, values, names of the document, variables. Works on a half-written file. */
export const composeCompletions =
  (facts: () => DocumentFacts) =>
  (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos)
    const place = cursorPlace(linesOf(context.state.doc), line.number - 1, context.pos - line.from)
    if (!place || !isWanted(place, context.explicit)) return null
    const options = candidatesAt(place, facts()).map(completion)
    if (options.length === 0) return null
    return { from: line.from + place.start, options, validFor: /^[\w.:/-]*$/ }
  }

/** The lines of a text as CodeMirror keeps it. */
export const linesOf = (text: Text): readonly string[] => [...text.iterLines()]

/** Keys are offered once one begins to write; values and variables as soon as there is a place for them. */
const isWanted = (place: CursorPlace, asked: boolean): boolean => asked || place.kind !== 'key' || place.typed !== ''

const completion = (candidate: Candidate, index: number): Completion => ({
  label: candidate.label,
  detail: candidate.beside,
  type: candidate.kind,
  // The order of the table is that of use; CodeMirror takes boosts from -99 to 99.
  boost: candidate.refused ? -99 : Math.max(-98, 99 - index),
  ...(candidate.says !== '' && { info: candidate.says }),
  ...(candidate.refused && { section: refusedSection() }),
  apply: (view, chosen, from, to) => apply(view, { candidate, chosen, from, to }),
})

interface Chosen {
  readonly candidate: Candidate
  readonly chosen: Completion
  readonly from: number
  readonly to: number
}

/** Puts the candidate in place of what was written of it, once more asking for what goes behind it where there is a choice. */
const apply = (view: EditorView, { candidate, chosen, from, to }: Chosen): void => {
  const { insert, end, isRename } = insertion(view, candidate, to)
  const cursor = from + insert.length + (candidate.kind === 'variable' ? end - to : 0)
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: cursor },
    scrollIntoView: true,
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(chosen),
  })
  if (candidate.goesOn && !isRename) startCompletion(view)
}

/** A key that has its colon already is only renamed; the bracket behind a variable is kept or put there. */
const insertion = (view: EditorView, { kind, insert, label }: Candidate, to: number) => {
  const behind = view.state.sliceDoc(to, view.state.doc.lineAt(to).to)
  if (kind === 'variable') {
    const closed = behind.startsWith('}')
    return { insert: closed ? insert : `${insert}}`, end: closed ? to + 1 : to, isRename: false }
  }
  const isRename = insert !== label && /^\s*:/.test(behind)
  return { insert: isRename ? label : insert, end: to, isRename }
}
