import { t } from '#shared/language/translate.ts'

/** What is looked for in the lines. */
export interface SearchTerms {
  readonly text: string
  readonly matchCase: boolean
  readonly regex: boolean
}

/** A piece of a text, from `from` to before `to`. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** Finds the terms in a text. */
export interface TextSearch {
  test(text: string): boolean
  /** Every place in the text, in order; at most a few hundred. */
  places(text: string): readonly Piece[]
}

/** A search, nothing to look for, or why the expression cannot be read. */
export type SearchOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'search'; readonly search: TextSearch }
  | { readonly kind: 'unreadable'; readonly reason: string }

const MOST_PLACES = 200

/** Reads what a person looks for. Text is looked for as it is written, an expression as JavaScript reads it. */
export function readSearch({ text, matchCase, regex }: SearchTerms): SearchOutcome {
  if (text === '') return { kind: 'none' }
  try {
    const source = regex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return { kind: 'search', search: searchWith(new RegExp(source, matchCase ? 'u' : 'iu')) }
  } catch {
    return { kind: 'unreadable', reason: t('{{text}} is no regular expression yet', { text }) }
  }
}

function searchWith(expression: RegExp): TextSearch {
  const everywhere = new RegExp(expression.source, `g${expression.flags}`)
  return {
    test: (text) => expression.test(text),
    places(text) {
      const found: Piece[] = []
      for (const { 0: match, index } of text.matchAll(everywhere)) {
        if (match.length > 0) found.push({ from: index, to: index + match.length })
        if (found.length === MOST_PLACES) break
      }
      return found
    },
  }
}
