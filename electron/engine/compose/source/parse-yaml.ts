import { Composer, type Document, LineCounter, Parser } from 'yaml'
import type { SourcePosition } from '#shared/model/document.ts'
import type { Problems } from '../problems.ts'
import { buildSourceTree } from './build-source-tree.ts'
import { measureSource } from './measure-source.ts'
import type { SourceNode } from './source-node.ts'

const maxErrors = 20

/**
 * The documents of one YAML file (they are merged in turn, like files), each with the place of every value. Problems
 * are reported; a file with an error gives no documents. Never throws and never takes long: the size is bounded.
 */
export const parseYaml = (file: string, content: string, problems: Problems): readonly SourceNode[] => {
  const lines = new LineCounter()
  const place = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const refuse = (rule: string, message: string, offset: number) =>
    problems.error({ rule, message, path: [], position: place(offset) })
  addLines(lines, content)

  const strange = findStrangeCharacter(content)
  if (strange) {
    refuse('not-text', strange.why, strange.at)
    return []
  }
  const measure = measureSource(content)
  if (!measure.fits) {
    refuse('too-large', `This file is more than a compose file can be: ${measure.why}.`, measure.at)
    return []
  }
  const documents = composeDocuments(content)
  const errors = documents.flatMap((document) => document.errors)
  for (const error of errors.slice(0, maxErrors))
    refuse('yaml', `This is not valid YAML: ${error.message}.`, error.pos[0])
  if (errors.length > 0) return []
  return documents.flatMap((document) => buildSourceTree(document, { place, problems }) ?? [])
}

/**
 * Values are resolved by `resolvePlainScalar`, hence the schema that keeps them as text; keys are compared in
 * `buildSourceTree`, for the library's own comparison takes time with the square of their number. Stops once there are
 * errors enough to show: each costs the library as much as a page of YAML.
 */
const composeDocuments = (content: string): readonly Document.Parsed[] => {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const documents: Document.Parsed[] = []
  let errors = 0
  for (const token of new Parser().parse(content)) {
    for (const document of composer.next(token)) documents.push(document)
    if (token.type === 'error') errors += 1
    if (errors >= maxErrors) break
  }
  for (const document of composer.end()) documents.push(document)
  return documents
}

const addLines = (lines: LineCounter, content: string): void => {
  lines.addNewLine(0)
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
}

/** A character that no text file has: what a reader left where bytes were not UTF-8, or a control character. */
const findStrangeCharacter = (content: string): { at: number; why: string } | null => {
  const at = content.search(/[^\t\n\r\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u)
  if (at < 0) return null
  const code = content.charCodeAt(at)
  if (code === 0xfffd) return { at, why: 'This file is not UTF-8 text. Save it as UTF-8.' }
  if (code === 0)
    return { at, why: 'This file is not UTF-8 text: it holds a zero byte. It may be UTF-16 or a binary file.' }
  return {
    at,
    why: `There is a control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) here. Remove it.`,
  }
}
