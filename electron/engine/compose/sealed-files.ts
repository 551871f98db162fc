import { createHash } from 'node:crypto'
import { AppError } from '#shared/contract/app-error.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { runPipeline } from './run-pipeline.ts'
import { pathInDocument } from './source/find-file.ts'

type DocumentFile = StackDocument['files'][number]

/**
 * The document as it may be shown: files that are secrets have their digest in place of their bytes. Whoever changes
 * such a document sends it back with the digests, and `withSecrets` puts the bytes in again.
 */
export function withoutSecrets(document: StackDocument): StackDocument {
  if (!document.files.some(({ content }) => content.includes('secrets'))) return document
  const { secrets = {} } = runPipeline({ name: 'x', document }).project
  const paths = new Set(
    Object.values(secrets).flatMap(({ file }) => (file ? [pathInDocument(document, file) ?? file] : [])),
  )
  const isSecret = ({ path }: DocumentFile) => paths.has(pathInDocument(document, path) ?? path)
  return { ...document, files: document.files.map((file) => (isSecret(file) ? seal(file) : file)) }
}

const seal = ({ path, content, encoding, sealed }: DocumentFile): DocumentFile => ({
  path,
  content: '',
  ...(encoding && { encoding }),
  sealed: sealed ?? digestOf(content),
})

const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/** True where bytes are missing that an earlier version of the stack has. */
export const hasSealedFiles = ({ files }: StackDocument): boolean => files.some(({ sealed }) => sealed !== undefined)

/**
 * The document whole again, with the bytes of files that an earlier document of the same stack has under the same path.
 * Throws DOCUMENT_INVALID for one that none of them has.
 */
export function withSecrets(document: StackDocument, earlier: readonly StackDocument[]): StackDocument {
  const known = new Map(
    earlier.flatMap(({ files }) => files.map((file) => [`${file.path} ${digestOf(file.content)}`, file] as const)),
  )
  const whole = (file: DocumentFile): DocumentFile => {
    if (file.sealed === undefined) return file
    const found = known.get(`${file.path} ${file.sealed}`)
    if (found) return found
    const message = `The bytes of ${file.path} are not known any more. Add the file again.`
    throw new AppError('DOCUMENT_INVALID', {
      problems: [{ rule: 'file', message, path: '', file: file.path, line: null, column: null }],
    })
  }
  return { ...document, files: document.files.map(whole) }
}
