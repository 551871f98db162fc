import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { ZodError } from 'zod'
import { checkComponent } from '#shared/catalogue/check-component.ts'
import { Component } from '#shared/catalogue/component.ts'
import type { ComponentProblem } from '#shared/contract/catalogue.ts'

/** A component, or what is wrong with its file. */
export type ReadComponent =
  | { readonly ok: true; readonly component: Component }
  | { readonly ok: false; readonly problems: readonly ComponentProblem[] }

/** Reads a component from the text of a YAML file. Never throws: each problem has its line. */
export const readComponent = (file: string, text: string): ReadComponent => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({ file, ...at(lines, pos[0]), path: '', message }))
    return { ok: false, problems }
  }
  const place = (path: readonly PropertyKey[], message: string): ComponentProblem => ({
    file,
    ...at(lines, startOf(document.contents, path)),
    path: path.map(String).join('.'),
    message,
  })
  const value = toValue(document)
  const parsed = Component.safeParse(value)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.flatMap(inWords).map(({ path, says }) => place(path, says)) }
  const faults = checkComponent(parsed.data)
  if (faults.length > 0) return { ok: false, problems: faults.map(({ path, message }) => place(path, message)) }
  return { ok: true, component: parsed.data }
}

type Issue = ZodError['issues'][number]

/** What zod says, in words for somebody who writes YAML: what is not there is missing, whatever was expected. */
const inWords = (issue: Issue): readonly { readonly path: readonly PropertyKey[]; readonly says: string }[] => {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], says: 'There is no such key.' }))
  if (issue.message.endsWith('received undefined')) return [{ path, says: 'It is missing.' }]
  if (issue.code === 'invalid_value')
    return [{ path, says: `One of these is expected: ${issue.values.map(String).join(', ')}.` }]
  return [{ path, says: issue.message }]
}

/** Null for what has too many aliases to be written out, which no schema takes. */
const toValue = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS({ maxAliasCount: 50 })
  } catch {
    return null
  }
}

const at = (lines: LineCounter, offset: number) => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Where the deepest piece of the path that is there begins. */
const startOf = (root: Node | null, path: readonly PropertyKey[]): number => {
  let node: unknown = root
  let start = root?.range?.[0] ?? 0
  for (const key of path) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
    const range = rangeOf(next)
    if (range === null) break
    start = range
    node = next
  }
  return start
}

const rangeOf = (node: unknown): number | null => {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null
  const [start] = node.range
  return typeof start === 'number' ? start : null
}
