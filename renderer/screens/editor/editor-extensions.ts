import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { codeMarks } from '../../code/code-marks.ts'
import { editorTheme } from '../../code/editor-theme.ts'
import type { FileLanguage } from '../../code/file-language.ts'
import type { DocumentFacts } from './compose-candidates.ts'
import { composeCompletions } from './compose-completions.ts'
import { composeHover } from './compose-hover.ts'

const language = (of: FileLanguage, facts: () => DocumentFacts): Extension =>
  of === 'yaml'
    ? [
        yaml(),
        composeHover(() => facts().variables),
        autocompletion({ override: [composeCompletions(facts)], icons: false }),
      ]
    : []

/** What the editor of a file is for, and what is known of its document while it is open. */
interface EditedFile {
  readonly language: FileLanguage
  /** The editor's name for a screen reader. */
  readonly label: string
  readonly facts: () => DocumentFacts
}

/**
 * Everything a file's editor has. Tab indents; Escape and then Tab leaves the editor (CodeMirror's own way out for
 * people who work with the keyboard only).
 */
export const editorExtensions = ({ language: of, label, facts }: EditedFile): Extension => [
  lintGutter(),
  lineNumbers(),
  foldGutter({ openText: '⌄', closedText: '›' }),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  language(of, facts),
  codeMarks(of),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    indentWithTab,
  ]),
  EditorView.contentAttributes.of({ 'aria-label': label }),
  editorTheme(),
]
