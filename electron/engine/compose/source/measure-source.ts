import { CST } from 'yaml'

/** Takes the tokens of a file in turn and answers which limit one passes, and at which offset; null while all fits. */
export type SourceMeter = (token: string) => { readonly why: string; readonly at: number } | null

const maxDepth = 100
const maxTokens = 200_000
const maxDocuments = 100

/**
 * Looks whether a file stays within what any real compose file needs, one token of the lexer at a time. The parser of
 * `yaml` works by recursion: nested deeply enough it does not throw but takes the whole process down, so each token has
 * to be measured before the parser has it. Never throws.
 */
export const createSourceMeter = (): SourceMeter => {
  const state: Measuring = { offset: 0, tokens: 0, documents: 0, flow: 0, indents: [], column: 0, atLineStart: true }
  let isText = false
  return (token) => {
    const type: string | null = isText ? 'text' : CST.tokenType(token)
    isText = type === 'scalar'
    count(state, type)
    const why = excess(state)
    if (why) return { why, at: state.offset }
    advance(state, token, type)
    return null
  }
}

interface Measuring {
  offset: number
  tokens: number
  documents: number
  /** Depth of open brackets and braces. */
  flow: number
  /** Columns of the block collections that are open. */
  indents: number[]
  column: number
  atLineStart: boolean
}

const excess = (state: Measuring): string | null => {
  if (state.flow + state.indents.length > maxDepth) return `it is nested deeper than ${maxDepth} levels`
  if (state.tokens > maxTokens) return `it has more than ${maxTokens} words and signs`
  return state.documents > maxDocuments ? `it has more than ${maxDocuments} documents` : null
}

const count = (state: Measuring, type: string | null): void => {
  state.tokens += 1
  if (type === 'doc-start') state.documents += 1
  if (type === 'flow-map-start' || type === 'flow-seq-start') state.flow += 1
  if (type === 'flow-map-end' || type === 'flow-seq-end') state.flow = Math.max(0, state.flow - 1)
  if (startsBlockValue(type)) openBlock(state)
}

/** Tokens that can open a block collection: the first of a line, and indicators that stand one behind the other. */
const startsBlockValue = (type: string | null): boolean =>
  type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind' || type === 'text'

const openBlock = (state: Measuring): void => {
  if (state.flow > 0) return
  if (state.atLineStart) {
    while ((state.indents.at(-1) ?? -1) >= state.column) state.indents.pop()
    state.atLineStart = false
  }
  if ((state.indents.at(-1) ?? -1) < state.column) state.indents.push(state.column)
}

const advance = (state: Measuring, token: string, type: string | null): void => {
  // The lexer's own marks (document, scalar, flow error) stand for no characters of the file.
  if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') return
  state.offset += token.length
  const newline = token.lastIndexOf('\n')
  state.column = newline < 0 ? state.column + token.length : token.length - newline - 1
  state.atLineStart ||= newline >= 0
}
