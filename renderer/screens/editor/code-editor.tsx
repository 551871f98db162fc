import { setDiagnostics } from '@codemirror/lint'
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { DocumentProblem } from '#shared/model/document.ts'
import './code-editor.css'
import { languageOf } from '../../code/file-language.ts'
import type { DocumentFacts } from './compose-candidates.ts'
import { diagnosticsOf } from './document-problems.ts'
import { editorExtensions } from './editor-extensions.ts'

/** What others can ask of the editor. */
export interface EditorHandle {
  /** Puts the cursor at this place, shows it and gives the editor the focus. Both count from 1. */
  goTo(line: number, column: number): void
  /** Line of the cursor, from 1. */
  line(): number
}

interface CodeEditorProps {
  readonly path: string
  readonly value: string
  /** Only those of this file. */
  readonly problems: readonly DocumentProblem[]
  /** What completion and the cards may name. */
  readonly facts: DocumentFacts
  readonly onChange: (value: string) => void
  readonly ref?: Ref<EditorHandle>
}

/** Text of one file at a time. The undo history of every file is kept while one goes from tab to tab. */
export const CodeEditor = ({ path, value, problems, facts, onChange, ref }: CodeEditorProps) => {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const parked = useRef(new Map<string, EditorState>())
  const latest = useRef<Latest>({ onChange, facts })
  useEffect(() => {
    latest.current = { onChange, facts }
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
    view?.dispatch(setDiagnostics(view.state, diagnosticsOf(problems, view.state.doc)))
  }, [view, problems])

  useImperativeHandle(ref, () => ({
    goTo: (line, column) => view && goTo(view, line, column),
    line: () => (view ? cursorLine(view) : 1),
  }))

  return <div ref={place} className="sw-code-editor" data-testid="code-editor" />
}

/** What an editor's state, which outlives renderings, asks of the latest one. */
type Latest = Pick<CodeEditorProps, 'onChange' | 'facts'>

const newState = (path: string, latest: { readonly current: Latest }): EditorState => {
  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged && byHand(update.transactions)) latest.current.onChange(update.state.doc.toString())
  })
  const file = { language: languageOf(path), label: `Text of ${path}`, facts: () => latest.current.facts }
  return EditorState.create({ extensions: [editorExtensions(file), listener] })
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
