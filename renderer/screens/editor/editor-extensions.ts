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
import { composeCompletions } from './compose-completions.ts'

const language = (of: FileLanguage): Extension =>
  of === 'yaml' ? [yaml(), autocompletion({ override: [composeCompletions], icons: false })] : []

/**
 * Everything a file's editor has. Tab indents; Escape and then Tab leaves the editor (CodeMirror's own way out for
 * people who work with the keyboard only).
 */
export const editorExtensions = (of: FileLanguage, label: string): Extension => [
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
  language(of),
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
