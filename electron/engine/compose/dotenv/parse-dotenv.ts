import { interpolateText, type Lookup } from '../interpolate/template.ts'

/** An env file read: its variables in order, or what is wrong and in which line (from 1). */
export type Dotenv =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly line: number; readonly error: string }

/**
 * The variables of an env file with Compose's meaning: `A=b`, `A: b`, `export A=b`, a bare `A` taken from `lookup`;
 * `#` comments; single quotes literal, double quotes with escapes and variables, no quotes with variables; quoted
 * values over several lines. Variables resolve to `lookup` first, then to the lines before. Never throws.
 *
 * Not the package `dotenv`: it knows neither variables nor bare names, reads escapes and comments otherwise, and drops
 * what it cannot read instead of naming the line.
 *
 * Syntax: compose-spec, 05-services.md (`env_file`); compose-go `dotenv`.
 */
export const parseDotenv = (content: string, lookup: Lookup): Dotenv => {
  const reading: Reading = { text: content.replace(/^\uFEFF/, ''), at: 0, lookup, values: new Map() }
  try {
    while (skipToStatement(reading)) readStatement(reading)
    return { ok: true, values: reading.values }
  } catch (problem) {
    if (!(problem instanceof DotenvProblem)) throw problem
    return { ok: false, line: lineAt(reading.text, problem.at), error: problem.message }
  }
}

interface Reading {
  readonly text: string
  at: number
  readonly lookup: Lookup
  readonly values: Map<string, string>
}

/** Leaves the reading; never leaves this file. */
class DotenvProblem extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const match = (reading: Reading, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)
  if (found) reading.at += found[0].length
  return found
}

/** Moves over blank lines and comments. False at the end of the file. */
const skipToStatement = (reading: Reading): boolean => {
  match(reading, /(?:\s+|#[^\n]*)*/y)
  return reading.at < reading.text.length
}

const readStatement = (reading: Reading): void => {
  const start = reading.at
  match(reading, /export[^\S\n]+/y)
  const key = (match(reading, /[^=:\n#]*/y)?.[0] ?? '').trim()
  if (!/^[\p{L}\p{N}_.[\]-]+$/u.test(key)) throw new DotenvProblem(start, badKey(key))
  const value = match(reading, /[=:][^\S\n]*/y) ? readValue(reading) : inherit(reading, key)
  if (value !== undefined) reading.values.set(key, value)
}

const badKey = (key: string): string => {
  if (key === '') return 'There is no name before the =.'
  return /\s/.test(key)
    ? `The name ${JSON.stringify(key)} holds a space.`
    : `${JSON.stringify(key)} is not a name for a variable.`
}

/** A bare name hands on what is set outside, and stands for nothing where it is not. */
const inherit = (reading: Reading, key: string): string | undefined => {
  match(reading, /[^\n]*/y)
  return reading.lookup(key)
}

const readValue = (reading: Reading): string => {
  const quote = reading.text[reading.at]
  if (quote === "'" || quote === '"') return readQuoted(reading, quote)
  const start = reading.at
  const line = match(reading, /[^\n]*/y)?.[0] ?? ''
  // A # starts a comment only behind a space, so that `a#b` is a value.
  return putVariables(reading, (line.startsWith('#') ? '' : line.replace(/\s#.*$/, '')).trimEnd(), start)
}

const readQuoted = (reading: Reading, quote: string): string => {
  const start = reading.at
  const found = match(reading, quote === "'" ? /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y : /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y)
  if (!found) throw new DotenvProblem(start, `The ${quote} that starts here is never closed.`)
  const behind = match(reading, /[^\n]*/y)?.[0].trim() ?? ''
  if (behind && !behind.startsWith('#')) {
    throw new DotenvProblem(start, `There is text behind the closing ${quote}.`)
  }
  const body = found[1] ?? ''
  return quote === "'" ? body.replaceAll("\\'", "'") : putVariables(reading, unescapeText(body), start)
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  c: '\\c',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  $: '$$',
  '"': '"',
  '\\': '\\',
}

const unescapeText = (body: string): string =>
  body.replace(/\\(?:0([0-7]{1,3})|([abcfnrtv$"\\]))/g, (_whole, octal: string | undefined, letter: string) =>
    octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  )

const putVariables = (reading: Reading, value: string, start: number): string => {
  const result = interpolateText(value, (name) => reading.lookup(name) ?? reading.values.get(name))
  if (!result.ok) throw new DotenvProblem(start, result.error)
  return result.text
}
