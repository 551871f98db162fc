/** The value of a variable; undefined where it is not set. */
export type Lookup = (name: string) => string | undefined

/** What became of a text with variables. `error` is a sentence for a person. */
export type Interpolated =
  | { readonly ok: true; readonly text: string; readonly unset: readonly string[] }
  | { readonly ok: false; readonly error: string }

const maxDepth = 50

/**
 * Puts variables into a text: `$V ${V} ${V:-d} ${V-d} ${V:?e} ${V?e} ${V:+r} ${V+r}`, nested in d, e and r, and `$$`
 * for one `$`. A `$` that starts none of these stays. `unset` names the variables that had no value and no default.
 * Never throws.
 *
 * Syntax: compose-spec, 12-interpolation.md; compose-go `template`.
 */
export const interpolateText = (template: string, lookup: Lookup): Interpolated => {
  if (!template.includes('$')) return { ok: true, text: template, unset: [] }
  const reading: Reading = { template, lookup, at: 0, unset: [], seen: [], depth: 0 }
  try {
    return { ok: true, text: readUntil(reading, null), unset: reading.unset }
  } catch (problem) {
    if (problem instanceof TemplateProblem) return { ok: false, error: problem.message }
    throw problem
  }
}

/** Every variable a text names, also in defaults that are not used. Empty for a text that is not well formed. */
export const variablesOf = (template: string): readonly string[] => {
  const reading: Reading = { template, lookup: () => undefined, at: 0, unset: [], seen: [], depth: 0, survey: true }
  try {
    readUntil(reading, null)
    return [...new Set(reading.seen)]
  } catch (problem) {
    if (problem instanceof TemplateProblem) return []
    throw problem
  }
}

interface Reading {
  readonly template: string
  readonly lookup: Lookup
  at: number
  readonly unset: string[]
  readonly seen: string[]
  depth: number
  /** Only the names are wanted: nothing is required. */
  readonly survey?: boolean
}

/** Leaves the recursion; never leaves this file. */
class TemplateProblem extends Error {}

const name = /[_a-zA-Z][_a-zA-Z0-9]*/y

/** Reads up to the closing brace (or to the end), giving the text with its variables put in. */
const readUntil = (reading: Reading, end: '}' | null): string => {
  let text = ''
  while (reading.at < reading.template.length) {
    const next = nextSpecial(reading, end)
    text += reading.template.slice(reading.at, next)
    reading.at = next
    if (next >= reading.template.length) break
    if (end && reading.template[next] === end) return text
    text += readDollar(reading)
  }
  if (end) throw new TemplateProblem('The braces behind a $ are never closed. Write $$ for a plain $.')
  return text
}

// One search for both: looking for each on its own takes time with the square of the length.
const nextSpecial = ({ template, at }: Reading, end: '}' | null): number => {
  const special = end ? /[$}]/g : /\$/g
  special.lastIndex = at
  return special.exec(template)?.index ?? template.length
}

const readDollar = (reading: Reading): string => {
  const following = reading.template[reading.at + 1]
  if (following === '$') {
    reading.at += 2
    return '$'
  }
  if (following === '{') return readBraced(reading)
  const variable = readName(reading, reading.at + 1)
  if (variable) return resolve(reading, variable)
  reading.at += 1
  return '$'
}

const readName = (reading: Reading, from: number): string | null => {
  name.lastIndex = from
  const found = name.exec(reading.template)?.[0]
  if (!found) return null
  reading.at = from + found.length
  reading.seen.push(found)
  return found
}

const resolve = (reading: Reading, variable: string): string => {
  const value = reading.lookup(variable)
  if (value === undefined) reading.unset.push(variable)
  return value ?? ''
}

const readBraced = (reading: Reading): string => {
  const start = reading.at
  const variable = readName(reading, start + 2)
  if (!variable) throw new TemplateProblem(invalid(reading, start))
  if (reading.template[reading.at] === '}') {
    reading.at += 1
    return resolve(reading, variable)
  }
  const operator = /:?[-?+]/y
  operator.lastIndex = reading.at
  const found = operator.exec(reading.template)?.[0]
  if (!found) throw new TemplateProblem(invalid(reading, start))
  reading.at += found.length
  return applyOperator(reading, variable, found)
}

const invalid = ({ template }: Reading, start: number): string =>
  `${JSON.stringify(template.slice(start, start + 40))} is not a variable. Write \${NAME}, or $$ for a plain $.`

const applyOperator = (reading: Reading, variable: string, operator: string): string => {
  const value = reading.lookup(variable)
  const isGiven = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined
  const usesOperand = operator.endsWith('+') ? isGiven : !isGiven
  const operand = readOperand(reading, usesOperand)
  if (operator.endsWith('+')) return usesOperand ? operand : ''
  if (!usesOperand) return value ?? ''
  if (operator.endsWith('-') || reading.survey) return operand
  throw new TemplateProblem(
    `The variable ${variable} has to be set${operator.startsWith(':') ? ' and not be empty' : ''}${operand ? `: ${operand}` : '.'}`,
  )
}

/** Reads what stands behind an operator. Where it is not used its own variables are neither missed nor required. */
const readOperand = (reading: Reading, used: boolean): string => {
  if (reading.depth >= maxDepth) throw new TemplateProblem(`Variables are nested deeper than ${maxDepth} levels here.`)
  const inner: Reading = used ? { ...reading } : { ...reading, unset: [], survey: true }
  inner.depth += 1
  const text = readUntil(inner, '}')
  reading.at = inner.at + 1
  return text
}
