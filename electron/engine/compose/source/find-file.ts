import type { StackDocument } from '#shared/model/document.ts'
import { documentPath } from './document-path.ts'

/** The files of a document, and the folder of the host that they come from. */
export interface DocumentFiles {
  readonly files: StackDocument['files']
  readonly projectDirectory: string | null
}

/** A path as the document calls it: also an absolute one that leads below its folder. null for one outside of it. */
export const pathInDocument = ({ projectDirectory }: Pick<DocumentFiles, 'projectDirectory'>, path: string) => {
  const prefix = `${projectDirectory ?? ''}/`
  return documentPath(projectDirectory && path.startsWith(prefix) ? path.slice(prefix.length) : path)
}

/** The file that a path means, undefined where the document has none. */
export const findFile = (document: DocumentFiles, path: string): StackDocument['files'][number] | undefined => {
  const wanted = pathInDocument(document, path)
  return wanted === null ? undefined : document.files.find((candidate) => documentPath(candidate.path) === wanted)
}

/** The same for a file that may come from anywhere on the disk: one outside of the folder is kept under its whole path. */
export const findAnyFile = (document: DocumentFiles, path: string): StackDocument['files'][number] | undefined =>
  findFile(document, path) ?? document.files.find((candidate) => candidate.path === path)
