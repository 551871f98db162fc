import { flowPlaceAt } from './flow-place.ts'
import { enclosingPath, readLine, siblingKeys } from './yaml-line.ts'

/** What a cursor is at in a compose file. `start` is the column, from 0, where what was written of it begins. */
export type CursorPlace =
  /** A key, or the start of an item: of a list that may hold keys or values. */
  | {
      readonly kind: 'key'
      /** Keys around it, outermost first, `-` for items. */
      readonly path: readonly string[]
      readonly typed: string
      readonly start: number
      /** Keys that stand beside it already. */
      readonly present: readonly string[]
      readonly style: 'block' | 'flow'
    }
  /** A value; its key, or `-` for an item, is the last of the path. */
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly typed: string; readonly start: number }
  /** A variable, behind `${`. */
  | { readonly kind: 'variable'; readonly typed: string; readonly start: number }

/**
 * What stands before a cursor, from the lines of a document, the cursor's line and its column (both from 0). null in
 * comments, in texts of several lines and where nothing can be told.
 */
export const cursorPlace = (lines: readonly string[], at: number, column: number): CursorPlace | null => {
  const before = (lines[at] ?? '').slice(0, column)
  const variable = /(?<!\$)\$\{([A-Za-z0-9_]*)$/.exec(before)
  if (variable) return { kind: 'variable', typed: variable[1] ?? '', start: column - (variable[1]?.length ?? 0) }
  if (isComment(before) || /^\s*\t/.test(before)) return null
  const { key, dashes, column: first } = readLine(before)
  if (key) return inValue(lines, at, { key: key.name, column: key.column, value: key.value, start: key.valueColumn })
  const item = dashes.at(-1)
  const written = before.slice(first)
  if (item !== undefined && /^[[{]/.test(written)) {
    return inValue(lines, at, { key: null, column: first, value: written, start: first })
  }
  return inKey(lines, at, { column: first, written })
}

interface Written {
  /** null for an item of a list. */
  readonly key: string | null
  readonly column: number
  readonly value: string
  readonly start: number
}

const inValue = (lines: readonly string[], at: number, written: Written): CursorPlace | null => {
  const around = enclosingPath(lines, at, { column: written.column, kind: 'key' })
  if (around.isText || /^[|>]/.test(written.value)) return null
  const path = written.key === null ? around.path : [...around.path, written.key]
  const flow = flowPlaceAt(written.value)
  if (flow) return inFlow(path, written.start, flow)
  if (/^[[{]/.test(written.value)) return null
  return { kind: 'value', path, typed: written.value, start: written.start }
}

const inFlow = (
  path: readonly string[],
  offset: number,
  flow: NonNullable<ReturnType<typeof flowPlaceAt>>,
): CursorPlace => {
  const place = { path: [...path, ...flow.path], typed: flow.typed, start: offset + flow.start }
  return flow.kind === 'value'
    ? { kind: 'value', ...place }
    : { kind: 'key', ...place, present: flow.present, style: 'flow' }
}

const inKey = (
  lines: readonly string[],
  at: number,
  { column, written }: { readonly column: number; readonly written: string },
): CursorPlace | null => {
  const around = enclosingPath(lines, at, { column, kind: 'key' })
  if (around.isText) return null
  const present = siblingKeys(lines, at, column)
  return { kind: 'key', path: around.path, typed: written, start: column, present, style: 'block' }
}

/** True where a `#` outside of quotes begins a comment before the end of the text. */
const isComment = (before: string): boolean =>
  /(?:^|\s)#/.test(before.replace(/"(?:[^"\\]|\\.)*"?|(?<=[\s:[{,-])'[^']*'?/g, (quoted) => '_'.repeat(quoted.length)))
