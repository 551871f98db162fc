import { isolateHistory } from '@codemirror/commands'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { DocumentFix, DocumentProblem } from '#shared/model/document.ts'
import './code-editor.css'
import { languageOf } from '../../code/file-language.ts'
import type { DocumentFacts } from './compose-candidates.ts'
import { isDockerRun } from './docker-run-text.ts'
import { changesOf, diagnosticsOf } from './document-problems.ts'
import { editorExtensions } from './editor-extensions.ts'

/** What others can ask of the editor. */
export interface EditorHandle {
  /** Puts the cursor at this place, shows it and gives the editor the focus. Both count from 1. */
  goTo(line: number, column: number): void
  /** Line of the cursor, from 1. */
  line(): number
  /** Makes a fix of the problems given last; does nothing while they are of an older text. */
  fix(fix: DocumentFix): void
  /** Puts a text in place of the one shown, as one step of its own; false where that is not shown any more. */
  replace(shown: string, text: string, line: number): boolean
}

interface CodeEditorProps {
  readonly path: string
  readonly value: string
  /** Only those of this file. */
  readonly problems: readonly DocumentProblem[]
  /** What completion and the cards may name. */
  readonly facts: DocumentFacts
  /** False while the problems are of an older text than the one shown. */
  readonly current: boolean
  /** A `docker run` command was pasted; the text before and after. */
  readonly onDockerRun: (command: string, before: string, after: string) => void
  readonly onChange: (value: string) => void
  readonly ref?: Ref<EditorHandle>
}

/** Text of one file at a time. The undo history of every file is kept while one goes from tab to tab. */
export const CodeEditor = ({ path, value, problems, ref, ...given }: CodeEditorProps) => {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const parked = useRef(new Map<string, EditorState>())
  const latest = useRef<Latest>(given)
  useEffect(() => {
    latest.current = given
  })

  // Synchronises with CodeMirror, which owns its part of the page: one view, shown with the state of the file.
  useEffect(() => {
    if (!place.current) return
    const states = parked.current
    const made = new EditorView({ state: states.get(path) ?? newState(path, latest), parent: place.current })
    setView(made)
    return () => {
      states.set(path, made.state)
      made.destroy()
    }
  }, [path])

  // Synchronises the text where it was changed elsewhere: another file was opened under this name.
  useEffect(() => {
    if (!view || view.state.doc.toString() === value) return
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: value },
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
    })
  }, [view, value])

  // Synchronises the marks with the problems found last.
  useEffect(() => {
    view?.dispatch(
      setDiagnostics(
        view.state,
        diagnosticsOf(problems, view.state.doc, (at, fix) => applyFix(at, fix, latest)),
      ),
    )
  }, [view, problems])

  useImperativeHandle(ref, () => ({
    goTo: (line, column) => view && goTo(view, line, column),
    line: () => (view ? cursorLine(view) : 1),
    fix: (fix) => view && applyFix(view, fix, latest),
    replace: (shown, text, line) => view !== null && replace(view, { shown, text, line }),
  }))

  return <div ref={place} className="sw-code-editor" data-testid="code-editor" />
}

/** What an editor's state, which outlives renderings, asks of the latest one. */
type Latest = Pick<CodeEditorProps, 'onChange' | 'facts' | 'current' | 'onDockerRun'>

const newState = (path: string, latest: { readonly current: Latest }): EditorState => {
  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged && byHand(update.transactions)) latest.current.onChange(update.state.doc.toString())
  })
  const file = { language: languageOf(path), label: t('Text of {{path}}', { path }), facts: () => latest.current.facts }
  return EditorState.create({
    extensions: [editorExtensions(file), listener, file.language === 'yaml' ? dockerRunPaste(latest) : []],
  })
}

/** Lets the paste go on as any other, so that undo brings it back, and tells of it. */
const dockerRunPaste = (latest: { readonly current: Latest }) =>
  EditorView.domEventHandlers({
    paste: (event, view) => {
      const command = event.clipboardData?.getData('text/plain') ?? ''
      if (!isDockerRun(command)) return false
      const { from, to } = view.state.selection.main
      const before = view.state.sliceDoc(0, from) + view.state.sliceDoc(to)
      setTimeout(() => latest.current.onDockerRun(command, before, view.state.doc.toString()), 0)
      return false
    },
  })

const applyFix = (view: EditorView, fix: DocumentFix, latest: { readonly current: Latest }): void => {
  if (!latest.current.current) return
  view.dispatch({ changes: changesOf(fix, view.state.doc), userEvent: 'input', annotations: isolateHistory.of('full') })
}

interface Replacement {
  readonly shown: string
  readonly text: string
  readonly line: number
}

const replace = (view: EditorView, { shown, text, line }: Replacement): boolean => {
  if (view.state.doc.toString() !== shown) return false
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    userEvent: 'input',
    annotations: isolateHistory.of('full'),
  })
  goTo(view, line, 1)
  return true
}

const byHand = (transactions: readonly Transaction[]): boolean =>
  !transactions.some((transaction) => transaction.annotation(Transaction.remote))

const goTo = (view: EditorView, line: number, column: number): void => {
  const target = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
  const at = Math.min(target.from + Math.max(0, column - 1), target.to)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
}

const cursorLine = (view: EditorView): number => view.state.doc.lineAt(view.state.selection.main.head).number
