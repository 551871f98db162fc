import { t } from '#shared/language/translate.ts'
import type { StackDocument } from '#shared/model/document.ts'

/** One file of a document. */
export type DocumentFile = StackDocument['files'][number]

/** Why a file may not have this name, as a sentence; null where it may. `current` is the file's name until now. */
export const nameProblem = (document: StackDocument, path: string, current: string | null): string | null => {
  if (path.trim() === '') return t('A file needs a name.')
  if (path.length > 512) return t('The name is longer than 512 characters.')
  if (/^[/\\]|^[a-z]:/i.test(path))
    return t('The name is relative to the compose file: it cannot start with / or a drive.')
  if (path.includes('\\')) return t('Use / between folders.')
  if (path.split('/').some((part) => part === '..' || part === '')) return t('No empty folder and no .. in the name.')
  if (path !== current && document.files.some((file) => file.path === path))
    return t('There is a file called {{path}}.', { path })
  return null
}

/** A name that no file of the document has: `name`, else `name-2`, `name-3` before the ending. */
export const freeName = (document: StackDocument, name: string): string => {
  const taken = new Set(document.files.map((file) => file.path))
  if (!taken.has(name)) return name
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}-${n}${ending}`)) return `${stem}-${n}${ending}`
}

/** The document with a new, empty file. The name must have passed `nameProblem`. */
export const addFile = (document: StackDocument, path: string, content = ''): StackDocument => ({
  ...document,
  files: [...document.files, { path, content }],
})

export const withContent = (document: StackDocument, path: string, content: string): StackDocument => ({
  ...document,
  files: document.files.map((file) => (file.path === path ? { path, content } : file)),
})

/** The document with one file called otherwise; where it is a compose file, it stays one, in the same place. */
export const renameFile = (document: StackDocument, from: string, to: string): StackDocument => ({
  ...document,
  composeFiles: document.composeFiles.map((path) => (path === from ? to : path)),
  files: document.files.map((file) => (file.path === from ? { ...file, path: to } : file)),
})

/** Why a file cannot be taken away; null where it can. A document keeps at least one compose file. */
export const removalProblem = (document: StackDocument, path: string): string | null =>
  document.composeFiles.length === 1 && document.composeFiles[0] === path
    ? t('A stack needs at least one compose file.')
    : null

export const removeFile = (document: StackDocument, path: string): StackDocument => ({
  ...document,
  composeFiles: document.composeFiles.filter((compose) => compose !== path),
  files: document.files.filter((file) => file.path !== path),
})

/** The files in the order of their tabs: compose files as they are merged, then the others as they came. */
export const tabOrder = (document: StackDocument): readonly DocumentFile[] => {
  const compose = document.composeFiles.flatMap((path) => document.files.filter((file) => file.path === path))
  return [...compose, ...document.files.filter((file) => !document.composeFiles.includes(file.path))]
}
