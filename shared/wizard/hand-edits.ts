import { diffArrays } from 'diff'
import type { HandEdit } from './hand-edit.ts'

/** Where a document differs from what the wizard made, place by place. */
export const findHandEdits = (made: string, now: string): HandEdit[] => {
  const edits: HandEdit[] = []
  const lines = made.split('\n')
  let line = 0
  let open: { line: number; before: string[]; after: string[] } | null = null
  const close = () => {
    if (open)
      edits.push({ id: String(edits.length + 1), ...open, line: open.line + 1, section: sectionOf(lines, open) })
    open = null
  }
  for (const { value, added, removed } of diffArrays(lines, now.split('\n'))) {
    if (!added && !removed) {
      close()
      line += value.length
      continue
    }
    open ??= { line, before: [], after: [] }
    if (removed) {
      open.before.push(...value)
      line += value.length
    } else open.after.push(...value)
  }
  close()
  return edits
}

/** What came of keeping edits. */
export interface KeptEdits {
  readonly text: string
  /** Edits of lines that are not there any more. */
  readonly lost: readonly HandEdit[]
}

/**
 * A new document of the wizard with edits that were made by hand in the one before. An edit is kept where the lines around
 * it are the same; what it changed has to be there still.
 */
export const keepHandEdits = (made: string, next: string, edits: readonly HandEdit[]): KeptEdits => {
  const places = placesInNext(made.split('\n'), next.split('\n'))
  const lines = next.split('\n')
  const lost: HandEdit[] = []
  const placed = edits.flatMap((edit) => {
    const start = placeOf(edit, places)
    if (start !== null) return [{ edit, start }]
    lost.push(edit)
    return []
  })
  for (const { edit, start } of [...placed].sort((a, b) => b.start - a.start)) {
    lines.splice(start, edit.before.length, ...edit.after)
  }
  return { text: lines.join('\n'), lost }
}

/** For every line of the old document its index in the new one; -1 where it is not there any more. */
const placesInNext = (made: readonly string[], next: readonly string[]): readonly number[] => {
  const places: number[] = []
  let at = 0
  for (const { value, added, removed } of diffArrays([...made], [...next])) {
    if (added) at += value.length
    else for (const _line of value) places.push(removed ? -1 : at++)
  }
  return places
}

/** Index of an edit's first line in the new document; null where it has no place there. */
const placeOf = ({ line, before }: HandEdit, places: readonly number[]): number | null => {
  const first = line - 1
  if (before.length === 0) {
    const above = places[first - 1]
    if (above !== undefined && above >= 0) return above + 1
    const below = places[first]
    return below !== undefined && below >= 0 ? below : null
  }
  const start = places[first]
  if (start === undefined || start < 0) return null
  return before.every((_line, index) => places[first + index] === start + index) ? start : null
}

/** The nearest key of the first or second level above a line: `services.web`. */
const sectionOf = (lines: readonly string[], { line }: { readonly line: number }): string | null => {
  const above = lines.slice(0, line + 1).reverse()
  const inner = above.findIndex((text) => /^ {2}[\w"]/.test(text))
  const outer = above.findIndex((text) => /^[\w"]/.test(text))
  const name = (index: number) => (above[index] ?? '').trim().replace(/:.*$/, '').replaceAll('"', '')
  if (outer < 0) return null
  return inner >= 0 && inner < outer ? `${name(outer)}.${name(inner)}` : name(outer)
}
