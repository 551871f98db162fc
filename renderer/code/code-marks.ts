import type { Extension } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { FileLanguage } from './file-language.ts'

const marks = (pattern: RegExp, className: string): Extension => {
  const matcher = new MatchDecorator({ regexp: pattern, decoration: Decoration.mark({ class: className }) })
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view)
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

const variables = marks(/\$\{[^}\n]*\}|(?<!\$)\$[A-Za-z_]\w*/g, 'cm-variable')
const numbers = marks(/(?<=[:-] )-?\d[\d_.]*[a-zA-Z]{0,2}(?=\s*(#|$))/gm, 'cm-number')
const environmentNames = marks(/^\s*(?:export\s+)?[A-Za-z_]\w*(?==)/gm, 'cm-env-name')

/** Marks that the grammar does not give: `${VARIABLES}`, numbers, and the names in an env file. */
export const codeMarks = (language: FileLanguage): Extension => {
  switch (language) {
    case 'yaml':
      return [variables, numbers]
    case 'env':
      return [environmentNames, variables]
    case 'text':
      return []
  }
}
