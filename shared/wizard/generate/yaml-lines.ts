import type { Subject } from '../../rules/finding.ts'

/** A piece of a YAML document, with the choice it came from; what has none has that of what it is in. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly text: string }
  /** A number, `true` or `false`, as it is. */
  | { readonly kind: 'bare'; readonly text: string }
  /** `[a, b]` on one line. */
  | { readonly kind: 'words'; readonly items: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly YamlItem[] }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }

interface Noted {
  /** A line of its own above it, without the `#`. */
  readonly comment?: string | undefined
  readonly from?: Subject | undefined
}

export interface YamlItem extends Noted {
  readonly value: YamlNode
}

export interface YamlEntry extends Noted {
  readonly key: string
  readonly value: YamlNode
  /** An empty line above it. */
  readonly apart?: boolean | undefined
}

/** A line with the choice it came from. */
export interface YamlLine {
  readonly text: string
  readonly from: Subject
}

export const scalar = (text: string): YamlNode => ({ kind: 'scalar', text })
export const bare = (value: number | boolean): YamlNode => ({ kind: 'bare', text: String(value) })
export const words = (items: readonly string[]): YamlNode => ({ kind: 'words', items })
export const list = (items: readonly YamlItem[]): YamlNode => ({ kind: 'list', items })
export const map = (entries: readonly YamlEntry[]): YamlNode => ({ kind: 'map', entries })

/** The lines of a map, in block style with two spaces an indent. */
export const yamlLines = (entries: readonly YamlEntry[], from: Subject): readonly YamlLine[] =>
  mapLines(entries, '', from)

const mapLines = (entries: readonly YamlEntry[], indent: string, outer: Subject): readonly YamlLine[] =>
  entries.flatMap((entry) => {
    const from = entry.from ?? outer
    const above = [...(entry.apart ? [{ text: '', from }] : []), ...commentLines(entry.comment, indent, from)]
    return [...above, ...keyLines(entry, indent, from)]
  })

const commentLines = (comment: string | undefined, indent: string, from: Subject): readonly YamlLine[] =>
  comment === undefined ? [] : comment.split('\n').map((line) => ({ text: `${indent}# ${line}`.trimEnd(), from }))

const keyLines = ({ key, value }: YamlEntry, indent: string, from: Subject): readonly YamlLine[] => {
  const name = `${indent}${yamlScalar(key)}:`
  const deeper = `${indent}  `
  if (value.kind === 'map' && value.entries.length > 0) {
    return [{ text: name, from }, ...mapLines(value.entries, deeper, from)]
  }
  if (value.kind === 'list' && value.items.length > 0) {
    return [{ text: name, from }, ...value.items.flatMap((item) => itemLines(item, deeper, item.from ?? from))]
  }
  if (value.kind === 'scalar' && isBlock(value.text)) return blockLines(name, value.text, { indent: deeper, from })
  return [{ text: `${name} ${inline(value)}`, from }]
}

const itemLines = ({ value, comment }: YamlItem, indent: string, from: Subject): readonly YamlLine[] => {
  const above = commentLines(comment, indent, from)
  if (value.kind !== 'map') return [...above, { text: `${indent}- ${inline(value)}`, from }]
  const [first, ...rest] = mapLines(value.entries, `${indent}  `, from)
  return first ? [...above, { text: `${indent}- ${first.text.trimStart()}`, from: first.from }, ...rest] : above
}

/** Several lines, none of which a block in literal style would change. */
const isBlock = (text: string): boolean =>
  text.includes('\n') && /^[^\s]/.test(text) && !/[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)

const blockLines = (
  name: string,
  text: string,
  { indent, from }: { readonly indent: string; readonly from: Subject },
): readonly YamlLine[] => {
  const ends = /\n*$/.exec(text)?.[0].length ?? 0
  const chomp = ends === 0 ? '|-' : ends === 1 ? '|' : '|+'
  const lines = text.replace(/\n$/, '').split('\n')
  return [
    { text: `${name} ${chomp}`, from },
    ...lines.map((line) => ({ text: line === '' ? '' : `${indent}${line}`, from })),
  ]
}

const inline = (value: YamlNode): string => {
  switch (value.kind) {
    case 'scalar':
      return yamlScalar(value.text)
    case 'bare':
      return value.text
    case 'words':
      return `[${value.items.map((item) => JSON.stringify(item)).join(', ')}]`
    case 'list':
      return '[]'
    case 'map':
      return '{}'
  }
}

/** Words that YAML 1.1 or 1.2 readers take for something else than text. */
const special = /^(?:true|false|yes|no|on|off|y|n|null|~|nan|\.nan|[-+]?\.inf)$/i
const safe = /^[A-Za-z_/][A-Za-z0-9_./@+=,%-]*(?:[ :][A-Za-z0-9_./@+=,%${}-]+)*$/

/** Text as a YAML scalar on one line: as it is where every reader takes it for that text, else in double quotes. */
export const yamlScalar = (text: string): string =>
  /^(?:\d+(?:ms|s|m|h|k|g)|\$\{[A-Z0-9_]+\})$/.test(text) ||
  (safe.test(text) && !special.test(text) && !/: |:$| #|[{}]/.test(text))
    ? text
    : JSON.stringify(text)
