import type { PaletteEntry } from './palette-entry.ts'

/** A piece of a title that was searched for: from `start`, up to and without `end`. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** An entry that fits; the higher its score the better. */
export interface Found {
  readonly entry: PaletteEntry
  readonly score: number
  readonly marks: readonly Mark[]
}

/** Which groups a first sign narrows a search to. */
const narrowing: Readonly<Record<string, readonly PaletteEntry['group'][]>> = {
  '>': ['do'],
  '#': ['commands'],
  '@': ['hosts'],
}

/** What is typed, read: the words that all have to be found, and the groups it is narrowed to. */
export interface PaletteQuery {
  readonly words: readonly string[]
  /** null looks in all. */
  readonly groups: readonly PaletteEntry['group'][] | null
}

/** Reads `rest bill`, `>restart`, `#12` or `@prod`. Case does not count. */
export function paletteQuery(typed: string): PaletteQuery {
  const text = typed.trimStart()
  const groups = narrowing[text.charAt(0)] ?? null
  const rest = groups === null ? text : text.slice(1)
  return { words: rest.toLowerCase().split(/\s+/).filter(Boolean), groups }
}

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))

/** Every place where a word occurs in a text. */
function* placesOf(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) yield at
}

interface Hit {
  readonly score: number
  readonly mark: Mark
}

/** The best place of a word in a title: its very start before the start of a later word, before the middle of one. */
function bestHit(title: string, word: string): Hit | null {
  let best: Hit | null = null
  for (const at of placesOf(title, word)) {
    const end = at + word.length
    const isWhole = isWordStart(title, at) && (end === title.length || isWordStart(title, end))
    const score = (isWordStart(title, at) ? (at === 0 ? 90 : 80) : 50) + (isWhole ? 10 : 0)
    if (best === null || score > best.score) best = { score, mark: { start: at, end } }
  }
  return best
}

/** A word beside the title counts less than one in it. */
function besideScore(beside: string, word: string): number | null {
  const at = beside.indexOf(word)
  if (at === -1) return null
  return isWordStart(beside, at) ? 40 : 25
}

/** Marks in order, those that touch or overlap as one. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const all: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && mark.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    else all.push(mark)
  }
  return all
}

/** How well an entry fits; null where a word is nowhere in it. Of equal ones the shorter title is meant. */
export function matchEntry(entry: PaletteEntry, words: readonly string[]): Found | null {
  if (words.length === 0) return { entry, score: 0, marks: [] }
  const title = entry.title.toLowerCase()
  const beside = `${entry.detail} ${entry.words ?? ''}`.toLowerCase()
  const marks: Mark[] = []
  let sum = 0
  for (const word of words) {
    const hit = bestHit(title, word)
    const score = hit?.score ?? besideScore(beside, word)
    if (score === null) return null
    if (hit) marks.push(hit.mark)
    sum += score
  }
  return { entry, score: sum / words.length - Math.min(title.length, 100) / 20, marks: joined(marks) }
}

/** The pieces of a title, in order, each with whether it was searched for. Together they are the title. */
export function titlePieces(
  title: string,
  marks: readonly Mark[],
): ReadonlyArray<{ readonly text: string; readonly start: number; readonly marked: boolean }> {
  const cuts = [0, ...marks.flatMap(({ start, end }) => [start, end]), title.length]
  return cuts
    .slice(0, -1)
    .map((start, index) => ({ text: title.slice(start, cuts[index + 1]), start, marked: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
