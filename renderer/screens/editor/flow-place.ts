/** Where a place is inside of `{ }` and `[ ]` on one line. */
export interface FlowPlace {
  /** Keys and `-` from the outermost bracket to the place; where a value stands, its key is the last. */
  readonly path: readonly string[]
  /** What stands there is a key, or a value (an item of a list too). */
  readonly kind: 'key' | 'value'
  /** What was written of it, and where that begins, counted from the start of the text. */
  readonly typed: string
  readonly start: number
  /** Keys that the mapping has before the place. */
  readonly present: readonly string[]
}

interface Bracket {
  readonly kind: 'map' | 'list'
  key: string | null
  readonly present: string[]
}

/** What the brackets that are open at the end of a value come to; null where none is, or inside of quotes. */
export const flowPlaceAt = (text: string): FlowPlace | null => {
  if (!/^[[{]/.test(text)) return null
  const read = readBrackets(text)
  const top = read?.open.at(-1)
  if (!read || !top) return null
  const rest = text.slice(read.start)
  const typed = rest.trimStart()
  return {
    path: read.open.flatMap(({ kind, key }) => (kind === 'list' ? ['-'] : key === null ? [] : [key])),
    kind: top.kind === 'list' || top.key !== null ? 'value' : 'key',
    typed,
    start: read.start + rest.length - typed.length,
    present: top.present,
  }
}

/** The brackets open at the end, and where the last thing in them begins; null inside of quotes. */
const readBrackets = (text: string): { readonly open: readonly Bracket[]; readonly start: number } | null => {
  const open: Bracket[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const isQuote = sign === '"' || sign === "'"
    const end = isQuote ? text.indexOf(sign, at + 1) : at
    if (end < 0) return null
    if (!isQuote && step(open, sign, { written: text.slice(start, at), next: text[at + 1] })) start = at + 1
    at = end
  }
  return { open, start }
}

/** Takes one sign in; true where something new begins behind it. */
const step = (
  open: Bracket[],
  sign: string,
  { written, next }: { readonly written: string; readonly next: string | undefined },
): boolean => {
  const top = open.at(-1)
  switch (sign) {
    case '{':
    case '[':
      // `${NAME}` in a value is no mapping.
      if (written.endsWith('$')) return false
      open.push({ kind: sign === '{' ? 'map' : 'list', key: null, present: [] })
      return true
    case '}':
    case ']':
      if (written.includes('${')) return false
      open.pop()
      return true
    case ',':
      if (top) top.key = null
      return true
    case ':':
      if (top?.kind !== 'map' || top.key !== null || (next !== undefined && next !== ' ')) return false
      top.key = written.trim().replace(/^["']|["']$/g, '')
      top.present.push(top.key)
      return true
    default:
      return false
  }
}
