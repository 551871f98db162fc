/** A key as it stands on a line; columns count from 0. */
export interface LineKey {
  readonly name: string
  readonly column: number
  /** What stands behind the colon, without the blank between. */
  readonly value: string
  readonly valueColumn: number
}

/** A line of YAML in block style: the dashes it begins with, and its key where it has one. */
export interface YamlLine {
  readonly dashes: readonly number[]
  readonly key: LineKey | null
  /** Where what follows the dashes begins. */
  readonly column: number
}

const keyPattern = /^(?:"([^"]+)"|'([^']+)'|([^\s"'#[\]{},&*!|>%@`-][^:#]*?|[a-z][^:#]*?))\s*:(?=\s|$)\s*/

/** Takes one line apart. Works on any text: what is no YAML has neither dashes nor a key. */
export const readLine = (text: string): YamlLine => {
  const dashes: number[] = []
  let column = /^ */.exec(text)?.[0].length ?? 0
  for (let dash = /^- +|^-$/.exec(text.slice(column)); dash; dash = /^- +|^-$/.exec(text.slice(column))) {
    dashes.push(column)
    column += dash[0].length
  }
  const match = keyPattern.exec(text.slice(column))
  if (!match) return { dashes, key: null, column }
  const valueColumn = column + match[0].length
  const name = match[1] ?? match[2] ?? match[3] ?? ''
  return { dashes, key: { name, column, value: text.slice(valueColumn), valueColumn }, column }
}

/** True for lines that hold nothing: blank ones and comments. */
export const isBlank = (text: string): boolean => /^\s*(?:#|$)/.test(text)

/** What a look from above is for: the parent of a key, or of a dash, at this column. */
interface Below {
  readonly column: number
  readonly kind: 'key' | 'dash'
}

interface Enclosing {
  readonly path: readonly string[]
  /** True inside a text of several lines, where nothing is a key. */
  readonly isText: boolean
}

/**
 * The keys that enclose a place, outermost first, with `-` for items of lists: read off the indentation of the lines
 * above, so that it works while the document is no whole YAML. `start` is the line of the place itself, whose own dashes
 * before the column count.
 */
export const enclosingPath = (lines: readonly string[], start: number, below: Below): Enclosing => {
  const path: string[] = []
  let inside = below
  for (const [at, line] of walk(lines, start, -1)) {
    for (const token of tokensOf(line, at === start ? below.column : Number.POSITIVE_INFINITY)) {
      if (!encloses(token, inside)) continue
      if (/^[|>][-+\d]*\s*(?:#|$)/.test(token.value)) return { path: [], isText: true }
      path.unshift(token.name)
      inside = token
    }
  }
  return { path, isText: false }
}

/** The lines that hold something, in one direction from a line on, up to the end of its YAML document. */
function* walk(lines: readonly string[], from: number, step: 1 | -1): Generator<readonly [number, YamlLine]> {
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const text = lines[at] ?? ''
    if (/^(?:---|\.\.\.)/.test(text)) return
    if (!isBlank(text)) yield [at, readLine(text)]
  }
}

interface Token extends Below {
  readonly name: string
  readonly value: string
}

/** Key and dashes of a line, from right to left, as far as they stand before a column. */
const tokensOf = ({ dashes, key }: YamlLine, before: number): readonly Token[] =>
  [
    ...(key ? [{ kind: 'key', name: key.name, column: key.column, value: key.value } as const] : []),
    ...dashes.map((column) => ({ kind: 'dash', name: '-', column, value: '' }) as const).reverse(),
  ].filter(({ column }) => column < before)

/** A list may stand at the same indentation as the key it belongs to. */
const encloses = (token: Token, inside: Below): boolean =>
  token.column < inside.column || (inside.kind === 'dash' && token.kind === 'key' && token.column === inside.column)

/** Names of the keys beside the one at this line and column, itself left out. */
export const siblingKeys = (lines: readonly string[], start: number, column: number): readonly string[] => {
  const names: string[] = []
  const own = readLine(lines[start] ?? '')
  const begins = own.dashes.some((dash) => dash < column)
  if (!begins) names.push(...keysAlong(lines, start, column, -1))
  return [...names, ...keysAlong(lines, start, column, 1)]
}

const keysAlong = (lines: readonly string[], start: number, column: number, step: 1 | -1): readonly string[] => {
  const names: string[] = []
  for (const [, line] of walk(lines, start + step, step)) {
    // The line that an item begins on belongs to the keys below it, not to those above.
    const isItem = line.dashes.some((dash) => dash < column)
    if (line.key?.column === column && (!isItem || step === -1)) names.push(line.key.name)
    if (isItem || line.column < column) break
  }
  return names
}
