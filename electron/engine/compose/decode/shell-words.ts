/** A command line in words. `cut` is the operator where Compose stops reading, null where it read all. */
export type ShellWords =
  | { readonly ok: true; readonly words: readonly string[]; readonly cut: string | null }
  | { readonly ok: false; readonly error: string }

interface Splitting {
  readonly words: string[]
  word: string
  /** True once the word has begun, also as an empty pair of quotes. */
  open: boolean
}

/**
 * Splits a command as Compose does: quotes and backslashes, no shell. Like Compose it stops at an unquoted
 * `; & | < >`, which only a shell could understand; the caller says so to the person.
 *
 * Not the package `string-argv`: it keeps backslashes that Compose takes away, and takes an open quote without a word.
 *
 * Rules: mattn/go-shellwords, which compose-go uses. Never throws.
 */
export const splitShellWords = (line: string): ShellWords => {
  const state: Splitting = { words: [], word: '', open: false }
  // Text in $() and in backquotes stays as it is, but is one word.
  const token =
    /\\([\s\S])|'([^']*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|(\s+)|([;&|<>])|(\$\([^)]*\)|`[^`]*`)|(['"`\\()])|((?:(?!\$\()[^\\'"`\s;&|<>()])+)/g
  for (const [, escaped, single, double, space, operator, substitution, stray, plain] of line.matchAll(token)) {
    if (stray !== undefined) return { ok: false, error: explainStray(stray) }
    if (operator !== undefined) return finish(state, operator)
    if (space !== undefined) endWord(state)
    else add(state, escaped ?? single ?? double?.replace(/\\([\s\S])/g, '$1') ?? substitution ?? plain ?? '')
  }
  return finish(state, null)
}

const add = (state: Splitting, text: string): void => {
  state.word += text
  state.open = true
}

const endWord = (state: Splitting): void => {
  if (state.open) state.words.push(state.word)
  state.word = ''
  state.open = false
}

const finish = (state: Splitting, cut: string | null): ShellWords => {
  endWord(state)
  return { ok: true, words: state.words, cut }
}

const explainStray = (stray: string): string => {
  if (stray === '\\') return 'There is a backslash at the end of this command.'
  if (stray === '(' || stray === ')')
    return `There is a ${stray} outside of quotes in this command. Put quotes around it.`
  return `The ${stray} in this command is never closed.`
}
