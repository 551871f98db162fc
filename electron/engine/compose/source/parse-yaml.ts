import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml'
import type { SourcePosition, StackDocument } from '#shared/model/document.ts'
import type { Finding, Problems } from '../problems.ts'
import { buildSourceTree } from './build-source-tree.ts'
import { createSourceMeter } from './measure-source.ts'
import type { SourceNode } from './source-node.ts'

const maxErrors = 20

/** A file as the document holds it. */
type DocumentFile = StackDocument['files'][number]

/**
 * The documents of one YAML file (they are merged in turn, like files), each with the place of every value. Problems
 * are reported; a file with an error gives no documents. Never throws and never takes long: the size is bounded.
 * A file is parsed once: loading looks at it several times, and parsing is most of the work.
 */
export const parseYaml = (file: DocumentFile, problems: Problems): readonly SourceNode[] => {
  const parsed = parsedFiles.get(file) ?? parse(file)
  parsedFiles.set(file, parsed)
  for (const finding of parsed.findings) problems.error(finding)
  return parsed.documents
}

interface ParsedFile {
  readonly documents: readonly SourceNode[]
  readonly findings: readonly Finding[]
}

/** By the file itself: it never changes, and what was made of it goes with it. */
const parsedFiles = new WeakMap<DocumentFile, ParsedFile>()

const parse = ({ path: file, content }: DocumentFile): ParsedFile => {
  const findings: Finding[] = []
  const problems = { error: (finding: Finding) => void findings.push(finding) }
  const lines = new LineCounter()
  const place = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const refuse = (rule: string, message: string, offset: number): ParsedFile => {
    problems.error({ rule, message, path: [], position: place(offset) })
    return { documents: [], findings }
  }
  addLines(lines, content)

  const strange = findStrangeCharacter(content)
  if (strange) return refuse('not-text', strange.why, strange.at)
  const composed = composeDocuments(content)
  if ('excess' in composed) {
    const { why, at } = composed.excess
    return refuse('too-large', `This file is more than a compose file can be: ${why}.`, at)
  }
  const errors = composed.documents.flatMap((document) => document.errors)
  for (const error of errors.slice(0, maxErrors))
    refuse('yaml', `This is not valid YAML: ${error.message}.`, error.pos[0])
  if (errors.length > 0) return { documents: [], findings }
  const documents = composed.documents.flatMap((document) => buildSourceTree(document, { place, problems }) ?? [])
  return { documents, findings }
}

type Composed =
  | { readonly documents: readonly Document.Parsed[] }
  | { readonly excess: { readonly why: string; readonly at: number } }

/**
 * Values are resolved by `resolvePlainScalar`, hence the schema that keeps them as text; keys are compared in
 * `buildSourceTree`, for the library's own comparison takes time with the square of their number. Every token is
 * measured before the parser sees it. Stops once there are errors enough to show: each costs the library as much as a
 * page of YAML.
 */
const composeDocuments = (content: string): Composed => {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const meter = createSourceMeter()
  const parser = new Parser()
  const documents: Document.Parsed[] = []
  let errors = 0
  const take = (tokens: ReturnType<Parser['next']>) => {
    for (const token of tokens) {
      documents.push(...composer.next(token))
      if (token.type === 'error') errors += 1
    }
  }
  for (const lexeme of new Lexer().lex(content)) {
    const excess = meter(lexeme)
    if (excess) return { excess }
    take(parser.next(lexeme))
    if (errors >= maxErrors) break
  }
  if (errors < maxErrors) take(parser.end())
  // Errors before any document belong to none until one is asked for.
  documents.push(...composer.end(errors > 0, content.length))
  return { documents }
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
