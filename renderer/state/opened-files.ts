import { t } from '#shared/language/translate.ts'
import type { StackDocument } from '#shared/model/document.ts'

type DocumentFile = StackDocument['files'][number]

const composeNames = [
  /^compose\.ya?ml$/i,
  /^docker-compose\.ya?ml$/i,
  /^(docker-)?compose\.override\.ya?ml$/i,
  /^(docker-)?compose\..+\.ya?ml$/i,
]

const composeRank = (path: string): number => {
  const rank = composeNames.findIndex((pattern) => pattern.test(path))
  return rank < 0 ? composeNames.length : rank
}

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path)

/**
 * The compose files among files that a person opened, in the order Compose merges them: `compose.yaml`, then its
 * override, then others by name. A YAML file with another name counts only where none has a usual name.
 */
export const composeFilesAmong = (paths: readonly string[]): readonly string[] => {
  const usual = paths.filter((path) => composeRank(path) < composeNames.length)
  const chosen = usual.length > 0 ? usual : paths.filter(isYaml)
  return [...chosen].sort((a, b) => composeRank(a) - composeRank(b) || a.localeCompare(b))
}

/** What came of opening files: the document with them, or a sentence that says why they are no document. */
export type OpenedFiles =
  | { readonly kind: 'document'; readonly document: StackDocument }
  | { readonly kind: 'refused'; readonly reason: string }

const maxBytes = 1_000_000

/**
 * The document after these files were opened. With a compose file among them they are the whole document (variables are
 * kept); without one they are added to the document there is, and a file of the same name is replaced.
 */
export const openFiles = (document: StackDocument, opened: readonly DocumentFile[]): OpenedFiles => {
  const large = opened.find((file) => file.content.length > maxBytes)
  if (large)
    return {
      kind: 'refused',
      reason: t('{{path}} is larger than 1 MB. Mount it as a volume instead.', { path: large.path }),
    }
  const binary = opened.find((file) => file.content.includes('\0'))
  if (binary)
    return {
      kind: 'refused',
      reason: t('{{path}} is not text. Open compose and env files here.', { path: binary.path }),
    }
  const composeFiles = composeFilesAmong(opened.map((file) => file.path))
  if (composeFiles.length === 0) return { kind: 'document', document: withFiles(document, opened) }
  return { kind: 'document', document: { ...document, composeFiles: [...composeFiles], files: [...opened] } }
}

const withFiles = (document: StackDocument, added: readonly DocumentFile[]): StackDocument => {
  const replaced = new Set(added.map((file) => file.path))
  return { ...document, files: [...document.files.filter((file) => !replaced.has(file.path)), ...added] }
}

/** Reads files that a person chose or dropped as text (UTF-8). Rejects where the browser cannot read one. */
export const readFiles = (files: readonly File[]): Promise<readonly DocumentFile[]> =>
  Promise.all(files.map(async (file) => ({ path: file.name, content: await file.text() })))
