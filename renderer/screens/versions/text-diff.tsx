import { yaml } from '@codemirror/lang-yaml'
import { MergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { t } from '#shared/language/translate.ts'
import { codeMarks } from '../../code/code-marks.ts'
import { editorTheme } from '../../code/editor-theme.ts'
import { languageOf } from '../../code/file-language.ts'
import './text-diff.css'

interface TextDiffProps {
  readonly path: string
  readonly before: { readonly label: string; readonly text: string }
  readonly after: { readonly label: string; readonly text: string }
}

const side = (path: string, label: string): Extension => [
  lineNumbers(),
  EditorState.readOnly.of(true),
  languageOf(path) === 'yaml' ? yaml() : [],
  codeMarks(languageOf(path)),
  EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
  editorTheme(),
]

/** Two texts side by side, with what differs marked by ground and by sign; long equal parts are folded. */
export const TextDiff = ({ path, before, after }: TextDiffProps) => {
  const place = useRef<HTMLDivElement>(null)

  // Synchronises with CodeMirror's merge view, which owns its part of the page.
  useEffect(() => {
    if (!place.current) return
    const view = new MergeView({
      a: { doc: before.text, extensions: side(path, t('{{path}} in {{label}}', { path, label: before.label })) },
      b: { doc: after.text, extensions: side(path, t('{{path}} in {{label}}', { path, label: after.label })) },
      parent: place.current,
      gutter: true,
      highlightChanges: true,
      collapseUnchanged: { margin: 4, minSize: 8 },
    })
    return () => view.destroy()
  }, [path, before.text, before.label, after.text, after.label])

  return <div ref={place} className="sw-text-diff" data-testid="text-diff" />
}
