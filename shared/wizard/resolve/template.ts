import { parseBytes } from '../../format/bytes.ts'
import { parseGoDuration } from '../../format/go-duration.ts'
import { plain, type RenderedText, readableText, secretsIn } from './rendered-text.ts'

/** What a place in a template can stand for. */
export type ScopeValue =
  | RenderedText
  | { readonly list: readonly string[] }
  | { readonly map: Readonly<Record<string, string>> }

/** What the places of a template stand for, by the part before the first dot and the rest: `option`, `database`. */
export type Scope = (group: string, field: string) => ScopeValue | undefined

const place = /\{\{\s*([a-z]+)\.([A-Za-z][A-Za-z0-9]*)\s*(?:\|\s*([a-zA-Z]+)\s*)?\}\}/g

/** A place of a template. */
export interface TemplatePlace {
  readonly group: string
  readonly field: string
  readonly filter: string | null
}

/** The places of a template, in order. */
export const placesOf = (template: string): readonly TemplatePlace[] =>
  [...template.matchAll(place)].map(([, group = '', field = '', filter]) => ({ group, field, filter: filter ?? null }))

const number = (value: number | null, unit: number): string => (value === null ? '' : String(Math.round(value / unit)))

const filters: Readonly<Record<string, (text: string) => string>> = {
  /** `1g` to `1024`. */
  megabytes: (text) => number(parseBytes(text), 2 ** 20),
  bytes: (text) => number(parseBytes(text), 1),
  seconds: (text) => number(parseGoDuration(text), 1_000),
  upper: (text) => text.toUpperCase(),
  /** For a name where no `-` may be. */
  underscore: (text) => text.replaceAll('-', '_'),
  /** Half of a size, in megabytes: what a Java heap gets of a limit. */
  halfMegabytes: (text) => number(parseBytes(text), 2 ** 21),
}

const joints: Readonly<Record<string, string>> = { comma: ',', space: ' ', lines: '\n' }

/** Names of the filters that a template can use. */
export const filterNames: readonly string[] = [...Object.keys(filters), ...Object.keys(joints)]

/** The template with its places filled in; a place that stands for nothing is left empty, with its line where it is alone on it. */
export const renderTemplate = (template: string, scope: Scope): RenderedText => {
  const segments: RenderedText[number][] = []
  let end = 0
  for (const match of template.matchAll(place)) {
    const [whole, group = '', field = '', filter] = match
    const value = indented(valueAt(scope(group, field), filter), indentOf(template, match.index))
    const after = match.index + whole.length
    const isLine = value.length === 0 && isAlone(template, match.index, after)
    const lineStart = template.lastIndexOf('\n', match.index - 1) + 1
    segments.push(...plain(template.slice(end, isLine ? Math.max(end, lineStart) : match.index)), ...value)
    end = isLine ? after + 1 : after
  }
  return joined([...segments, ...plain(template.slice(end))])
}

/** True where only blanks are before it on its line, and the line ends after it; false for a template of one line. */
const isAlone = (template: string, start: number, end: number): boolean =>
  template[end] === '\n' && /^ *$/.test(template.slice(template.lastIndexOf('\n', start - 1) + 1, start))

const valueAt = (value: ScopeValue | undefined, filter: string | undefined): RenderedText => {
  if (value === undefined) return []
  if (isText(value)) return filtered(value, filter)
  if ('list' in value) return plain(value.list.join(joints[filter ?? 'comma'] ?? ','))
  const pairs = Object.entries(value.map).map(([key, one]) => `${key}=${one}`)
  return plain(pairs.join(joints[filter ?? 'lines'] ?? '\n'))
}

const isText = (value: ScopeValue): value is RenderedText => Array.isArray(value)

/** What holds a secret stays as it is: its value is not known here. */
const filtered = (value: RenderedText, filter: string | undefined): RenderedText => {
  const change = filter === undefined ? undefined : filters[filter]
  return change && secretsIn(value).length === 0 ? plain(change(readableText(value))) : value
}

/** Blanks before the place, where nothing else is before it on its line: further lines of a value get them too. */
const indentOf = (template: string, index: number): string => {
  const line = template.slice(template.lastIndexOf('\n', index - 1) + 1, index)
  return /^ +$/.test(line) ? line : ''
}

const indented = (value: RenderedText, indent: string): RenderedText =>
  indent === ''
    ? value
    : joined(value).map((segment) =>
        'text' in segment ? { text: segment.text.replace(/\n(?=[^\n])/g, `\n${indent}`) } : segment,
      )

/** Neighbouring texts as one. */
const joined = (segments: RenderedText): RenderedText => {
  const result: { text: string }[] = []
  const all: RenderedText[number][] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if ('secret' in segment || !last || all.at(-1) !== last) {
      const own = 'secret' in segment ? segment : { text: segment.text }
      all.push(own)
      if ('text' in own) result.push(own)
    } else last.text += segment.text
  }
  return all
}
