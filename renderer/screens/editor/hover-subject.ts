import type { ComposeKey } from '#shared/compose/compose-key.ts'
import { keyAt } from '#shared/compose/compose-places.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { DocumentVariable } from '#shared/model/document.ts'
import { treatmentWords } from './compose-candidates.ts'
import { cursorPlace } from './cursor-place.ts'
import { readLine } from './yaml-line.ts'

/** What there is to say about a place of a document. Columns of its line, from 0. */
export interface HoverSubject {
  readonly from: number
  readonly to: number
  readonly title: string
  /** A word or two beside the title. */
  readonly beside: string
  /** Sentences, one a line. */
  readonly lines: readonly string[]
}

/**
 * What is known of the key or variable at a column of a line; null where nothing is. With `wholeLine` any column of a
 * line speaks of its key, which is how the keyboard asks.
 */
export const hoverSubject = (
  lines: readonly string[],
  at: number,
  asked: { readonly column: number; readonly variables: readonly DocumentVariable[]; readonly wholeLine?: boolean },
): HoverSubject | null => {
  const text = lines[at] ?? ''
  return (
    variableSubject(text, asked.column, asked.variables) ??
    keySubject(lines, at, asked.column) ??
    onLine(lines, at, asked)
  )
}

const onLine = (
  lines: readonly string[],
  at: number,
  { wholeLine = false }: { readonly wholeLine?: boolean },
): HoverSubject | null => {
  const { key } = readLine(lines[at] ?? '')
  return wholeLine && key ? keySubject(lines, at, key.column) : null
}

const keySubject = (lines: readonly string[], at: number, column: number): HoverSubject | null => {
  const word = wordAt(lines[at] ?? '', column)
  if (!word || !/^\s*["']?\s*:(?:\s|$)/.test((lines[at] ?? '').slice(word.to))) return null
  const place = cursorPlace(lines, at, word.from)
  if (place?.kind !== 'key') return null
  const key = keyAt([...place.path, word.text])
  return key ? { from: word.from, to: word.to, ...descriptionOf(key) } : null
}

const descriptionOf = (key: ComposeKey): Pick<HoverSubject, 'title' | 'beside' | 'lines'> => ({
  title: key.name,
  beside: translated(key.takes),
  lines: [
    translated(key.says),
    ...(key.values.length > 0 ? [t('Values: {{values}}.', { values: key.values.join(', ') })] : []),
    ...(key.since === null ? [] : [t('Since Engine API {{since}}.', { since: key.since })]),
    treatmentWords(key),
  ],
})

const wordAt = (
  text: string,
  column: number,
): { readonly from: number; readonly to: number; readonly text: string } | null => {
  for (const match of text.matchAll(/[\w-]+/g)) {
    const to = match.index + match[0].length
    if (match.index <= column && column <= to) return { from: match.index, to, text: match[0] }
  }
  return null
}

const variableSubject = (text: string, column: number, variables: readonly DocumentVariable[]): HoverSubject | null => {
  for (const match of text.matchAll(/(?<!\$)\$(?:\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}]*))?\}|([A-Za-z_]\w*))/g)) {
    const to = match.index + match[0].length
    if (column < match.index || column > to) continue
    const [, braced, operator = '', word = '', bare] = match
    const name = braced ?? bare ?? ''
    const known = variables.find((variable) => variable.name === name)
    return { from: match.index, to, title: name, beside: t('a variable'), lines: resolved(known, operator, word) }
  }
  return null
}

/** What a variable comes to, with the operators of compose-spec, 12-interpolation.md. */
const resolved = (variable: DocumentVariable | undefined, operator: string, word: string): readonly string[] => {
  if (variable?.secret) return [t('Its name looks like that of a secret, so its value is not shown.')]
  const value = variable?.value ?? null
  const isGiven = value !== null && (value !== '' || !operator.startsWith(':'))
  const put = isGiven === operator.endsWith('+') ? putInstead(operator, word) : null
  return [valueWords(value), ...(put ?? (value === null ? [t('Nothing is put here.')] : []))]
}

const valueWords = (value: string | null): string => {
  if (value === null) return t('Nothing sets it.')
  return value === '' ? t('It is set and empty.') : t('It is {{value}}', { value })
}

/** What an operator puts in place of the variable's own value; null where it does not come into play. */
const putInstead = (operator: string, word: string): readonly string[] | null => {
  if (operator === '') return null
  if (operator.endsWith('?')) return [t('It is required, so this is an error.')]
  return [t('{{word}} is put here.', { word: word === '' ? t('Nothing') : word })]
}
