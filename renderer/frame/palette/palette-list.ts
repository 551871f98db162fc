import type { PaletteEntry, PaletteGroup } from './palette-entry.ts'
import { type Found, matchEntry, paletteQuery } from './palette-search.ts'

/** Entries under one heading, best first. */
export interface PaletteSection {
  readonly group: PaletteGroup | 'recent'
  readonly items: readonly Found[]
}

/** Where two groups have equally good entries, the earlier one comes first. */
const order: readonly PaletteGroup[] = [
  'do',
  'stacks',
  'go',
  'hosts',
  'services',
  'commands',
  'objects',
  'versions',
  'settings',
  'components',
]

/** So many of a group are shown among others, and of the only group. */
const PER_GROUP = 6
const ALONE = 40
const RECENT = 6

interface ListInput {
  readonly entries: readonly PaletteEntry[]
  readonly typed: string
  /** Ids of what was chosen before, the latest first. */
  readonly recent: readonly string[]
  /** Only what belongs to this stack; null for everything. */
  readonly stack: string | null
}

/** What the palette shows: what was used lately and the first choices; or, once something is typed, what fits, best first. */
export function paletteSections({ entries, typed, recent, stack }: ListInput): readonly PaletteSection[] {
  const { words, groups } = paletteQuery(typed)
  const among = entries.filter(
    (entry) => (groups === null || groups.includes(entry.group)) && (stack === null || entry.stack === stack),
  )
  if (words.length > 0 || groups !== null || stack !== null) return found(among, words, recent)
  const lately = recentOf(among, recent)
  const used = new Set(lately.map(({ entry }) => entry.id))
  const first = among.filter(({ id, first: isFirst }) => isFirst === true && !used.has(id))
  const sections = grouped(
    first.map((entry) => ({ entry, score: 0, marks: [] })),
    first.length,
  )
  return lately.length > 0 ? [{ group: 'recent', items: lately }, ...sections] : sections
}

function recentOf(entries: readonly PaletteEntry[], recent: readonly string[]): readonly Found[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return recent
    .flatMap((id) => byId.get(id) ?? [])
    .slice(0, RECENT)
    .map((entry) => ({ entry, score: 0, marks: [] }))
}

/** What was used lately is meant before its equals, and never before what fits better by a word. */
function found(
  entries: readonly PaletteEntry[],
  words: readonly string[],
  recent: readonly string[],
): readonly PaletteSection[] {
  const bonus = new Map(recent.map((id, index) => [id, 4 / (index + 1)]))
  const hits = entries.flatMap((entry) => {
    const hit = matchEntry(entry, words)
    return hit ? { ...hit, score: hit.score + (bonus.get(entry.id) ?? 0) } : []
  })
  const only = new Set(hits.map(({ entry }) => entry.group)).size === 1
  return grouped(hits, only ? ALONE : PER_GROUP)
}

function grouped(hits: readonly Found[], most: number): readonly PaletteSection[] {
  const groups = new Map<PaletteGroup, Found[]>()
  for (const hit of hits) {
    const items = groups.get(hit.entry.group)
    if (items) items.push(hit)
    else groups.set(hit.entry.group, [hit])
  }
  return [...groups]
    .map(([group, items]) => ({ group, items: items.toSorted((a, b) => b.score - a.score).slice(0, most) }))
    .toSorted((a, b) => best(b) - best(a) || order.indexOf(a.group) - order.indexOf(b.group))
}

const best = ({ items }: PaletteSection): number => items[0]?.score ?? 0

/** All entries in the order in which the arrows go through them. */
export const inOrder = (sections: readonly PaletteSection[]): readonly Found[] => sections.flatMap(({ items }) => items)
