import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type ComposeKey, composeKeys } from './compose-keys.ts'
import { keyPathAt } from './key-path.ts'

const completion = (key: ComposeKey): Completion => ({
  label: key.name,
  detail: key.shape,
  info: key.meaning,
  apply: key.shape === 'map' || key.shape === 'list' ? `${key.name}:` : `${key.name}: `,
  type: 'property',
})

/** Offers the keys that Compose knows at this place of the document, as one types a key. */
export const composeCompletions = (context: CompletionContext): CompletionResult | null => {
  const line = context.state.doc.lineAt(context.pos)
  const before = line.text.slice(0, context.pos - line.from)
  const typed = /^(\s*)([a-z_]*)$/.exec(before)
  if (!typed || (typed[2] === '' && !context.explicit)) return null
  const lines = context.state.doc.sliceString(0, line.from).split('\n')
  const path = keyPathAt(lines, typed[1]?.length ?? 0)
  const keys = composeKeys(path)
  if (keys.length === 0) return null
  return { from: context.pos - (typed[2]?.length ?? 0), options: keys.map(completion), validFor: /^[a-z_]*$/ }
}
