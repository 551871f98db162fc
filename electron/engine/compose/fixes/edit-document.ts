import type { TextEdit } from '#shared/model/document.ts'
import { type MapEntry, type MapNode, type SourceNode, valueAt } from '../source/source-node.ts'

/** A document whose text is to be changed: what was read, and the lines it was read from. */
export interface Editable {
  readonly tree: SourceNode
  /** The lines of a file; none for a file that is not of the document. */
  readonly lines: (file: string) => readonly string[]
}

/** The entry that a path of keys leads to, as it was written. */
export const entryAt = ({ tree }: Editable, path: readonly string[]): MapEntry | undefined => {
  let node: SourceNode | undefined = tree
  for (const key of path.slice(0, -1)) node = node && stepInto(node, key)
  return node?.kind === 'map' ? node.entries.get(path.at(-1) ?? '') : undefined
}

const stepInto = (node: SourceNode, key: string): SourceNode | undefined =>
  node.kind === 'list' ? node.items[Number(key)] : valueAt(node, key)

/** Takes a key and all below it away. null where it does not stand on lines of its own. */
export const removeEntry = (editable: Editable, path: readonly string[]): TextEdit | null => {
  const entry = entryAt(editable, path)
  if (!entry || !isAlone(editable, entry)) return null
  const { file, line } = entry.keyPosition
  const end = blockEnd(editable.lines(file), line, entry.keyPosition.column)
  return { file, from: { line, column: 1 }, to: { line: end + 1, column: 1 }, insert: '' }
}

/** Puts another word in place of what stands at a place; null where that is not the text expected. */
export const replaceWord = (
  editable: Editable,
  { file, line, column }: MapEntry['keyPosition'],
  words: { readonly from: string; readonly to: string },
): TextEdit | null => {
  const text = editable.lines(file)[line - 1] ?? ''
  if (!text.startsWith(words.from, column - 1)) return null
  return { file, from: { line, column }, to: { line, column: column + words.from.length }, insert: words.to }
}

/** Adds lines as the last keys of a mapping in block style. null for one in braces or one that an anchor brings. */
export const addKeys = (editable: Editable, path: readonly string[], added: readonly string[]): TextEdit | null => {
  const entry = entryAt(editable, path)
  if (entry?.value.kind !== 'map' || !isAlone(editable, entry)) return null
  const column = childColumn(editable, entry, entry.value)
  return column === null ? null : addBelow(editable, entry, column, added)
}

/** Adds an item to a list in block style. null for one in brackets. */
export const addItem = (editable: Editable, path: readonly string[], item: string): TextEdit | null => {
  const entry = entryAt(editable, path)
  const first = entry?.value.kind === 'list' ? entry.value.items[0] : undefined
  if (!entry || !first || !isAlone(editable, entry)) return null
  const { file, line } = first.position
  const dash = /^( *)- /.exec(editable.lines(file)[line - 1] ?? '')
  const isHere = file === entry.keyPosition.file && line > entry.keyPosition.line
  return dash && isHere ? addBelow(editable, entry, (dash[1]?.length ?? 0) + 1, [`- ${item}`]) : null
}

/** Adds lines at the end of a file. */
export const addAtEnd = (editable: Editable, file: string, added: readonly string[]): TextEdit => {
  const lines = editable.lines(file)
  const last = lines.findLastIndex((text) => text.trim() !== '')
  const place = { line: last + 1, column: (lines[last]?.length ?? 0) + 1 }
  return { file, from: place, to: place, insert: `\n${added.join('\n')}` }
}

/** True where nothing but blanks stands before the key. */
const isAlone = (editable: Editable, { keyPosition: { file, line, column } }: MapEntry): boolean =>
  (editable.lines(file)[line - 1] ?? '').slice(0, column - 1).trim() === ''

const childColumn = (editable: Editable, entry: MapEntry, value: MapNode): number | null => {
  const [first] = value.entries.values()
  if (!first || !isAlone(editable, first)) return null
  const { file, line, column } = entry.keyPosition
  const place = first.keyPosition
  const end = blockEnd(editable.lines(file), line, column)
  return place.file === file && place.line > line && place.line <= end ? place.column : null
}

const addBelow = (editable: Editable, entry: MapEntry, column: number, added: readonly string[]): TextEdit => {
  const { file, line } = entry.keyPosition
  const lines = editable.lines(file)
  const end = blockEnd(lines, line, entry.keyPosition.column)
  const place = { line: end, column: (lines[end - 1]?.length ?? 0) + 1 }
  const indentation = ' '.repeat(column - 1)
  return { file, from: place, to: place, insert: added.map((text) => `\n${indentation}${text}`).join('') }
}

/** The last line, from 1, of what stands below a key at a line and column; blank lines and comments at its end left out. */
const blockEnd = (lines: readonly string[], line: number, column: number): number => {
  let end = line
  for (let at = line; at < lines.length; at += 1) {
    const text = lines[at] ?? ''
    if (/^\s*(?:#|$)/.test(text)) continue
    const indentation = text.search(/\S/)
    const isItem = indentation === column - 1 && /^\s*-(?: |$)/.test(text)
    if (indentation < column && !isItem) break
    end = at + 1
  }
  return end
}
