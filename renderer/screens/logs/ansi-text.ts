/** A colour of a terminal, by name; the theme says how it looks, so that it can be read on every ground. */
export type AnsiColour = 'black' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'white'

/** How a piece of a line looks. */
export interface AnsiStyle {
  readonly colour: AnsiColour | null
  readonly ground: AnsiColour | null
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
}

/** From `from` to before `to` of the text, in UTF-16 units, a line looks like `style`. */
export interface AnsiRun {
  readonly from: number
  readonly to: number
  readonly style: AnsiStyle
}

/** A line without its escape sequences, and where it looks how. Runs are in order and never overlap. */
export interface AnsiText {
  readonly text: string
  readonly runs: readonly AnsiRun[]
}

const plain: AnsiStyle = { colour: null, ground: null, bold: false, dim: false, italic: false, underline: false }

const names: readonly AnsiColour[] = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/**
 * Every escape sequence of ECMA-48: CSI (`ESC [ ... letter`), strings such as titles and links (`ESC ] ... BEL` or
 * `ESC \`), and the short ones. A sequence that the line ends within counts up to the end.
 */
const sequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
  /\u001b(?:\[([0-?]*)([ -/]*)([@-~])?|[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[ -/]*[0-~])?/g

/** Control characters but the tab: a terminal would act on them, a line of text shows that they are there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g

const picture = (control: string): string => {
  const code = control.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd'
}

/** What a terminal would still show of a line that was written over with carriage returns. */
const lastWritten = (line: string): string => {
  const ended = line.endsWith('\r') ? line.slice(0, -1) : line
  return ended.slice(ended.lastIndexOf('\r') + 1)
}

/**
 * A line as it is shown: text, and colours as names. Nothing of the line is ever markup. Sequences that move, erase,
 * link or name a window are left out, other control characters are pictures of themselves.
 */
export function parseAnsi(line: string): AnsiText {
  if (!needsParsing(line)) return { text: line, runs: noRuns }
  const shown = lastWritten(line)
  const runs: AnsiRun[] = []
  let text = ''
  let style = plain
  let end = 0
  const add = (piece: string): void => {
    const from = text.length
    text += piece.replace(controls, picture)
    if (style !== plain && text.length > from) runs.push({ from, to: text.length, style })
  }
  for (const found of shown.matchAll(sequence)) {
    add(shown.slice(end, found.index))
    end = found.index + found[0].length
    if (found[3] === 'm' && isRendition.test(found[1] ?? '')) style = nextStyle(style, found[1] ?? '')
  }
  add(shown.slice(end))
  return { text, runs }
}

/** One for all plain lines: there are a hundred thousand of them. */
const noRuns: readonly AnsiRun[] = []

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const needsParsing = (line: string): boolean => /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/.test(line)

/** Private sequences (`ESC [ > 4 m`) end in the same letter and say something else. */
const isRendition = /^[\d;:]*$/

/** The style after a "select graphic rendition" with these parameters (`1;31`). */
function nextStyle(style: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number)
  let next = style
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0
    if (code === 38 || code === 48) {
      const { colour, length } = extendedColour(codes.slice(index + 1))
      next = code === 38 ? { ...next, colour } : { ...next, ground: colour }
      index += length
    } else next = applyCode(next, code)
  }
  return next
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  const flag = flags.get(code)
  if (flag) return { ...style, ...flag }
  if (code === 0) return plain
  const name = names[code % 10] ?? null
  const tens = Math.floor(code / 10)
  if (tens === 3 || tens === 9) return { ...style, colour: name }
  if (tens === 4 || tens === 10) return { ...style, ground: name }
  return style
}

const flags: ReadonlyMap<number, Partial<AnsiStyle>> = new Map([
  [1, { bold: true }],
  [2, { dim: true }],
  [3, { italic: true }],
  [4, { underline: true }],
  [21, { underline: true }],
  [22, { bold: false, dim: false }],
  [23, { italic: false }],
  [24, { underline: false }],
])

/** `5;n` is one of 256 colours, `2;r;g;b` any; both become the nearest that has a name. */
function extendedColour([kind, ...rest]: readonly number[]): { colour: AnsiColour | null; length: number } {
  if (kind === 5) return { colour: indexedColour(rest[0] ?? 0), length: 2 }
  if (kind === 2) return { colour: nearest(rest[0] ?? 0, rest[1] ?? 0, rest[2] ?? 0), length: 4 }
  return { colour: null, length: 0 }
}

const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40)

function indexedColour(index: number): AnsiColour | null {
  if (index < 16) return names[index % 8] ?? null
  if (index >= 232) return index < 244 ? 'black' : 'white'
  const cube = index - 16
  return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6))
}

/** By hue: each channel that is near the strongest one counts; greys are black or white. */
function nearest(red: number, green: number, blue: number): AnsiColour | null {
  const strongest = Math.max(red, green, blue)
  const isGrey = strongest - Math.min(red, green, blue) < 32
  if (isGrey) return strongest < 128 ? 'black' : 'white'
  const bit = (channel: number, value: number): number => (channel > strongest * 0.6 ? value : 0)
  return names[bit(red, 1) + bit(green, 2) + bit(blue, 4)] ?? null
}
