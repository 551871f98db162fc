/** What sets a language's tables of told texts off: how it writes a value, and which values are words of its own. */
interface Manner {
  /** A value that is no sentence, like a size or a list: in the language, or null where it is none of that kind. */
  readonly value: (value: string, name: string) => string | null
  /** Names of `{{…}}` whose value is a word of ours even where it is a single one; any other single word is a name. */
  readonly words: ReadonlySet<string>
  /** Names of `{{…}}` whose value is never more than one word, such as a service. */
  readonly names: ReadonlySet<string>
  /** What stands between two clauses: `; ` in English. */
  readonly semicolon: string
}

/** A text with values in it: what it looks like in English, and what is said for it. */
interface Form {
  readonly pattern: RegExp
  /** The longest piece that stands for itself, to look for first. */
  readonly piece: string
  readonly names: readonly string[]
  readonly said: string
}

/** As many sentences are kept ready; what is shown again and again is far less. */
const mostKept = 2000

/** Where a sentence ends and the next begins. */
const betweenSentences = /(?<=[.!?]) (?=\p{Lu}|\d)/u
/** Between clauses of one sentence that stand by themselves. */
const betweenClauses = '; '

/**
 * Says English sentences in another language by the texts they were made of: `{{service}} was stopped` for
 * `web was stopped`. The values of a text are said too where they are sentences themselves. Where two texts fit, the one
 * with more of its own words counts. Sentences in a row are said one by one; one that no text fits stays as it is.
 */
export function tellerOf(texts: Readonly<Record<string, string>>, manner: Manner): (text: string) => string {
  const forms = formsOf(texts, manner)
  const kept = new Map<string, string>()

  const fitted = (text: string, fits: (value: string) => boolean): string | null => {
    for (const form of forms) {
      const values = text.includes(form.piece) ? form.pattern.exec(text)?.slice(1) : undefined
      if (values?.every(fits)) return filled(form, values)
    }
    return null
  }
  const filled = ({ said, names }: Form, values: readonly string[]): string =>
    said.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      const value = values[names.indexOf(name)]
      return value === undefined ? whole : saidValue(name, value)
    })
  const saidValue = (name: string, value: string): string =>
    manner.value(value, name) ?? (manner.words.has(name) ? word(value) : value.includes(' ') ? tell(value) : value)
  /** A word as it stands in a table, or as it stands there at the start of a sentence. */
  const word = (value: string): string => {
    const said = tell(value)
    if (said !== value) return said
    const raised = value.charAt(0).toUpperCase() + value.slice(1)
    const told = tell(raised)
    return told === raised ? value : told.charAt(0).toLowerCase() + told.slice(1)
  }

  const toldOf = (text: string): string => {
    const whole = texts[text] ?? fitted(text, isWithinSentence)
    if (whole !== null && whole !== undefined) return whole
    const parts = eachTold(text, betweenSentences, ' ') ?? eachTold(text, betweenClauses, manner.semicolon)
    return parts ?? fitted(text, () => true) ?? text
  }
  /** A text said part by part; null where it is in one piece, or none of its parts is known. */
  const eachTold = (text: string, between: RegExp | string, joint: string): string | null => {
    const parts = text.split(between)
    const said = parts.length > 1 ? parts.map(tell) : parts
    return said.some((part, index) => part !== parts[index]) ? said.join(joint) : null
  }
  const tell = (text: string): string => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const told = toldOf(text)
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, told)
    return told
  }
  return tell
}

const isWithinSentence = (value: string): boolean => !betweenSentences.test(value) && !value.includes(betweenClauses)

const formsOf = (texts: Readonly<Record<string, string>>, manner: Manner): readonly Form[] =>
  Object.entries(texts)
    .filter(([english]) => english.includes('{{'))
    .map(([english, said]) => ({
      english,
      form: formOf(english, said, manner),
      own: english.replace(/\{\{\w+\}\}/g, '').length,
    }))
    .toSorted((a, b) => b.own - a.own)
    .map(({ form }) => form)

function formOf(english: string, said: string, manner: Manner): Form {
  const pieces = english.split(/\{\{\w+\}\}/)
  const names = [...english.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
  const values = names.map((name) => (manner.names.has(name) ? '(\\S+?)' : '(.+?)'))
  return {
    pattern: new RegExp(`^${pieces.map((piece, index) => escaped(piece) + (values[index] ?? '')).join('')}$`, 's'),
    piece: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest)),
    names,
    said,
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
