import { t } from '#shared/language/translate.ts'

/** A compose file with a service put into it, and what the service is called there. */
export type InsertedService =
  | { readonly kind: 'inserted'; readonly text: string; readonly name: string; readonly line: number }
  | { readonly kind: 'refused'; readonly reason: string }

/** One entry of a section, by its lines as they stand below the section. */
interface Entry {
  readonly name: string
  readonly lines: readonly string[]
}

/**
 * A compose file with the services, networks and volumes of another put into its sections. `made` is plain block style
 * with two spaces, as `fromDockerRun` gives it. A service whose name is taken gets a number; networks and volumes that
 * are there already stay as they are. `line` is that of the service, from 1.
 */
export const insertService = (text: string, made: string, service: string): InsertedService => {
  let lines: readonly string[] = text.trimEnd() === '' ? [] : text.trimEnd().split('\n')
  let name = service
  for (const [section, entries] of sectionsOf(made)) {
    const found = findSection(lines, section)
    if (found.kind === 'braces')
      return {
        kind: 'refused',
        reason: t('{{section}} is written in braces. Put each of them on lines of its own first.', { section }),
      }
    const taken = new Set(found.names)
    if (section === 'services') name = freeName(service, taken)
    const added = entries
      .map((entry) => (section === 'services' ? renamed(entry, name) : entry))
      .filter((entry) => !taken.has(entry.name))
    lines = putIn(lines, section, found, added)
  }
  const line = lines.findIndex(
    (one) => one.trimEnd() === `${' '.repeat(findSection(lines, 'services').indentation)}${name}:`,
  )
  return { kind: 'inserted', text: `${lines.join('\n')}\n`, name, line: line + 1 }
}

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name
  for (let n = 2; ; n += 1) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`
}

const renamed = ({ lines }: Entry, name: string): Entry => ({ name, lines: [`${name}:`, ...lines.slice(1)] })

/** The sections of a made file, each entry with its lines moved to the left margin. */
const sectionsOf = (made: string): ReadonlyMap<string, readonly Entry[]> => {
  const sections = new Map<string, Array<{ name: string; lines: string[] }>>()
  let current: Array<{ name: string; lines: string[] }> = []
  for (const text of made.trimEnd().split('\n')) {
    const name = /^(\S.*?):\s*$/.exec(text)?.[1]
    if (name !== undefined) {
      current = []
      sections.set(name, current)
    } else if (/^ {2}\S/.test(text)) current.push({ name: bareName(text), lines: [text.slice(2)] })
    else current.at(-1)?.lines.push(text.slice(2))
  }
  return sections
}

const bareName = (text: string): string =>
  text
    .trim()
    .replace(/:.*$/s, '')
    .replace(/^["']|["']$/g, '')

interface FoundSection {
  readonly kind: 'missing' | 'block' | 'braces'
  /** Index of the line of its key, and of the line behind its last. */
  readonly start: number
  readonly end: number
  readonly indentation: number
  readonly names: readonly string[]
}

const findSection = (lines: readonly string[], section: string): FoundSection => {
  const start = lines.findIndex((text) => text.startsWith(`${section}:`))
  if (start < 0) return { kind: 'missing', start: -1, end: -1, indentation: 2, names: [] }
  const value = (lines[start] ?? '')
    .slice(section.length + 1)
    .replace(/\s#.*$/, '')
    .trim()
  const isEmpty = value === '' || value === '{}' || value === 'null' || value === '~'
  let end = start + 1
  for (let at = start + 1; at < lines.length && !/^[^\s#]/.test(lines[at] ?? ''); at += 1) {
    if (/^\s+[^\s#]/.test(lines[at] ?? '')) end = at + 1
  }
  const inside = lines.slice(start + 1, end).filter((text) => /^\s+[^\s#]/.test(text))
  const indentation = inside[0]?.search(/\S/) ?? 2
  const names = inside.filter((text) => text.search(/\S/) === indentation).map(bareName)
  return { kind: isEmpty ? 'block' : 'braces', start, end, indentation, names }
}

const putIn = (
  lines: readonly string[],
  section: string,
  { kind, start, end, indentation }: FoundSection,
  entries: readonly Entry[],
): readonly string[] => {
  const added = entries.flatMap((entry) => entry.lines.map((text) => `${' '.repeat(indentation)}${text}`))
  if (added.length === 0) return lines
  if (kind === 'missing') return [...lines, ...(lines.length > 0 ? [''] : []), `${section}:`, ...added]
  const head = `${section}:`
  return [...lines.slice(0, start), head, ...lines.slice(start + 1, end), ...added, ...lines.slice(end)]
}
