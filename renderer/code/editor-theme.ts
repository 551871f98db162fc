import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { styleNonce } from '../style-nonce.ts'

const frame = EditorView.theme({
  '&': { height: '100%', color: 'var(--sw-ink)', backgroundColor: 'var(--sw-surface)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '20px',
    fontVariantLigatures: 'none',
    letterSpacing: '-0.01em',
  },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--sw-ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--sw-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--sw-accent-soft)',
  },
  '.cm-gutters': { backgroundColor: 'var(--sw-surface)', color: 'var(--sw-ink-3)', border: 'none', fontSize: '11px' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 0', minWidth: '34px' },
  '.cm-foldGutter .cm-gutterElement': { width: '16px', padding: '0', color: 'var(--sw-ink-3)', cursor: 'pointer' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sw-hover)' },
  '.cm-line': { padding: '0 14px 0 0' },
  '.cm-panels': { backgroundColor: 'var(--sw-raised)', color: 'var(--sw-ink)', borderColor: 'var(--sw-line)' },
  '.cm-panel.cm-search': { padding: '8px 12px', fontFamily: 'var(--mantine-font-family)' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-textfield': {
    backgroundColor: 'var(--sw-surface)',
    border: '1px solid var(--sw-line-control)',
    borderRadius: '4px',
    color: 'var(--sw-ink)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--sw-raised)',
    border: '1px solid var(--sw-line-strong)',
    borderRadius: '4px',
    color: 'var(--sw-ink)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--sw-warn-soft)', outline: '1px solid var(--sw-warn-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--sw-accent-soft)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--sw-accent-soft)' },
  '.cm-variable': { color: 'var(--sw-syn-var)' },
  '.cm-variable *': { color: 'inherit' },
  '.cm-number': { color: 'var(--sw-syn-num)' },
  '.cm-number *': { color: 'inherit' },
  '.cm-env-name': { color: 'var(--sw-syn-key)' },
})

const floating = EditorView.theme({
  '.cm-tooltip': {
    backgroundColor: 'var(--sw-raised)',
    color: 'var(--sw-ink)',
    border: '1px solid var(--sw-line-strong)',
    borderRadius: '8px',
    boxShadow: 'var(--sw-e3)',
    overflow: 'hidden',
  },
  // What a key means stands beside the list, outside of its box.
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    borderRadius: '8px',
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '12px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--sw-selected)',
    color: 'var(--sw-ink)',
  },
  '.cm-completionDetail': { fontFamily: 'var(--mantine-font-family)', fontStyle: 'normal', color: 'var(--sw-ink-3)' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--sw-accent-text)' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-tooltip-autocomplete completion-section': {
    display: 'block',
    padding: '6px 10px 2px',
    borderTop: '1px solid var(--sw-line)',
    color: 'var(--sw-ink-3)',
    fontFamily: 'var(--mantine-font-family)',
    fontSize: '11px',
    opacity: '1',
  },
  '.cm-key-card': { padding: '8px 12px', maxWidth: '420px', fontFamily: 'var(--mantine-font-family)' },
  '.cm-key-card-head': { marginBottom: '2px' },
  '.cm-key-card-takes': { color: 'var(--sw-ink-3)', fontSize: '11px' },
  '.cm-key-card-line': { color: 'var(--sw-ink-2)', overflowWrap: 'anywhere' },
  '.cm-completionInfo': { padding: '8px 12px', maxWidth: '300px', fontFamily: 'var(--mantine-font-family)' },
})

const wavy = (tone: string): Record<string, string> => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy var(--sw-${tone}) 1.2px`,
  textUnderlineOffset: '3px',
})

/** A shape for each severity, drawn with the text colour of its tone, so that colour is never the only sign. */
const marker = (tone: string, radius: string): Record<string, string> => ({
  content: '""',
  width: '10px',
  height: '10px',
  margin: '5px auto 0',
  borderRadius: radius,
  backgroundColor: `var(--sw-${tone})`,
})

const problems = EditorView.theme({
  '.cm-lintRange-error': wavy('bad'),
  '.cm-lintRange-warning': wavy('warn'),
  '.cm-lint-marker': { width: '12px', padding: '0' },
  '.cm-gutter-lint': { width: '20px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 4px' },
  '.cm-lint-marker-error': marker('bad', '2px'),
  '.cm-lint-marker-warning': { ...marker('warn', '2px'), transform: 'rotate(45deg) scale(0.85)' },
  '.cm-diagnostic': { padding: '8px 12px', fontFamily: 'var(--mantine-font-family)', maxWidth: '420px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--sw-bad)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--sw-warn)' },
  '.cm-diagnosticText': { display: 'block' },
  '.cm-diagnosticAction': {
    margin: '6px 6px 4px 0',
    padding: '2px 8px',
    border: '1px solid var(--sw-line-control)',
    borderRadius: '4px',
    backgroundColor: 'var(--sw-surface)',
    color: 'var(--sw-ink)',
    fontFamily: 'inherit',
    fontSize: '12px',
    cursor: 'pointer',
  },
  '.cm-diagnosticSource': { color: 'var(--sw-ink-3)', fontSize: '11px', opacity: '1' },
  '.cm-problem-line': { backgroundColor: 'color-mix(in srgb, var(--sw-bad-soft) 70%, transparent)' },
})

const code = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--sw-syn-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--sw-syn-str)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--sw-syn-com)' },
  { tag: [tags.labelName, tags.typeName, tags.keyword], color: 'var(--sw-syn-var)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--sw-ink-2)' },
])

/** How code looks everywhere: colours are the theme's tokens, so light and dark need nothing of their own. */
export const editorTheme = (): Extension => [
  EditorView.cspNonce.of(styleNonce() ?? ''),
  frame,
  floating,
  problems,
  syntaxHighlighting(code),
]
