import type { StackDocument } from '#shared/model/document.ts'
import type { Finding, Problems } from '../problems.ts'
import { buildSourceTree } from './build-source-tree.ts'
import { readEvents } from './read-events.ts'
import type { SourceNode } from './source-node.ts'
import { placesIn } from './source-places.ts'

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
  const place = placesIn(file, content)
  const strange = findStrangeCharacter(content)
  const read = strange ?? readEvents(content)
  if (!('documents' in read)) {
    const { rule, message, at } = read
    return { documents: [], findings: [{ rule, message, path: [], position: place(at) }] }
  }
  const documents = read.documents.flatMap((events) => buildSourceTree(events, { content, place, problems }) ?? [])
  return { documents, findings }
}

/** A character that no text file has: what a reader left where bytes were not UTF-8, or a control character. */
const findStrangeCharacter = (content: string) => {
  const at = content.search(/[^\t\n\r\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u)
  return at < 0 ? null : { rule: 'not-text', message: whyStrange(content.charCodeAt(at)), at }
}

const whyStrange = (code: number): string => {
  if (code === 0xfffd) return 'This file is not UTF-8 text. Save it as UTF-8.'
  if (code === 0) return 'This file is not UTF-8 text: it holds a zero byte. It may be UTF-16 or a binary file.'
  return `There is a control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) here. Remove it.`
}
