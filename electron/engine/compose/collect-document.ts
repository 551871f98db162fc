import { Buffer, isUtf8 } from 'node:buffer'
import { AppError } from '#shared/contract/app-error.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { maxFileBytes } from '#shared/model/resolved-files.ts'
import { joinPath } from './decode/host-path.ts'
import { parseDotenv } from './dotenv/parse-dotenv.ts'
import type { Lookup } from './interpolate/template.ts'
import { variablesOfDocument } from './interpolate/variables.ts'
import { nameComposeFiles } from './name-compose-files.ts'
import { createProblems } from './problems.ts'
import { readTree } from './read-tree.ts'
import { referencedVariables } from './referenced-variables.ts'
import { filesNamedBy } from './resolve-files.ts'
import { runPipeline } from './run-pipeline.ts'
import { documentPath } from './source/document-path.ts'
import { findAnyFile, pathInDocument } from './source/find-file.ts'
import { type SourceNode, valueAt } from './source/source-node.ts'

/** What a person gave on a command line or in a file dialog. Paths have forward slashes. */
export interface CollectRequest {
  readonly composePaths: readonly string[]
  /** Files of variables instead of the `.env` beside the first compose file; a later one wins. */
  readonly envFiles: readonly string[]
  readonly profiles: readonly string[]
  /** The environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Folder that relative paths start from; null for the one of the first compose file. */
  readonly projectDirectory: string | null
  /** The content of a file as text, null where there is none. */
  readonly read: (path: string) => string | null
  /** The bytes of a file, null where there is none; of a longer one than `maxBytes` at least one byte more than that. */
  readonly readBytes: (path: string, maxBytes: number) => Uint8Array | null
}

/**
 * A document with everything it needs to be loaded again elsewhere: the compose files, the `.env` and env files they
 * name, and of the environment only the variables they refer to. Files it cannot find are left out, for loading to name
 * the line that wants them; a compose file or an env file of the command line that is missing is DOCUMENT_INVALID.
 */
export const collectDocument = (request: CollectRequest): StackDocument => {
  const folder = request.projectDirectory ?? folderOf(request.composePaths[0] ?? '')
  const named = nameComposeFiles(request.composePaths, folder)
  const compose = named.map(({ path, name }) => ({ path: name, content: readRequired(request, path) }))
  const dotenv = request.envFiles.length === 0 ? readFiles(request, folder, ['.env']) : []
  const outside = variablesOutside(request)
  const start: StackDocument = {
    composeFiles: named.map(({ name }) => name),
    files: [...compose, ...dotenv],
    environment: {},
    profiles: [...request.profiles],
    projectDirectory: isAbsolute(folder) ? folder : null,
  }
  const started = withVariables(start, outside)
  const assembled = withNamedFiles(started, { request, folder, outside })
  const whole = assembled === started ? started : withVariables(assembled, outside)
  return withCopiedFiles(withProfiles(whole, outside), { request, folder })
}

interface Collecting {
  readonly request: CollectRequest
  readonly folder: string
  readonly outside: Lookup
}

/** Keys that name a file, which an escape in quotes may hide. Most documents have none, and looking costs a whole load. */
const mayNameFiles = /env_file|label_file|include|extends|\\[ux]/i

/**
 * The document with the files it names. Put together as it would be loaded, with a reader that takes what is missing
 * from the disk and keeps it; the files of the services are known only then.
 */
const withNamedFiles = (document: StackDocument, { request, folder, outside }: Collecting): StackDocument => {
  if (!document.files.some(({ content }) => mayNameFiles.test(content))) return document
  const taken = new Map<string, string>()
  const take = (written: string) => {
    const path = pathInDocument(document, written)
    const content = path === null || taken.has(path) ? undefined : request.read(joinPath(folder, path))
    if (path !== null && typeof content === 'string') taken.set(path, content)
    const found = path === null ? undefined : taken.get(path)
    return path !== null && found !== undefined ? { path, content: found } : undefined
  }
  const problems = createProblems()
  // The first look may need variables of files that only the first look finds.
  const lookup: Lookup = (key) => outside(key) ?? variablesOfDocument('', document, problems)(key)
  const tree = readTree(document, { lookup, problems, find: take })
  const known = new Set(document.files.map((file) => documentPath(file.path)))
  for (const path of tree ? namedFilesOf(tree) : []) if (!known.has(pathInDocument(document, path))) take(path)
  return { ...document, files: [...document.files, ...[...taken].map(([path, content]) => ({ path, content }))] }
}

/**
 * The document with the files that are copied into containers: configs, secrets and seccomp profiles. Only those of
 * services that run are taken, and files outside of the folder too: what is not in the document can never be applied
 * again as it was.
 */
const withCopiedFiles = (
  document: StackDocument,
  { request, folder }: Pick<Collecting, 'request' | 'folder'>,
): StackDocument => {
  if (!document.files.some(({ content }) => /\b(?:configs|secrets|seccomp)\b/.test(content))) return document
  const { project } = runPipeline({ name: 'x', document })
  const wanted = filesNamedBy(project).filter((path) => !findAnyFile(document, path))
  const added = new Map<string, StackDocument['files'][number]>()
  for (const written of wanted) {
    const path = pathInDocument(document, written) ?? written
    const bytes = request.readBytes(isAbsolute(path) ? path : joinPath(folder, path), maxFileBytes)
    if (bytes && bytes.length > maxFileBytes) throw invalid(path, `It is larger than ${maxFileBytes / 1000} kB.`)
    if (bytes) added.set(path, { path, ...asContent(bytes) })
  }
  return { ...document, files: [...document.files, ...added.values()] }
}

/** Text where the bytes are text, to the last one; else base64. */
const asContent = (bytes: Uint8Array): Pick<StackDocument['files'][number], 'content' | 'encoding'> =>
  isUtf8(bytes)
    ? { content: Buffer.from(bytes).toString() }
    : { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.')

const isAbsolute = (path: string): boolean => /^(?:\/|[a-z]:\/)/i.test(path)

const readRequired = ({ read }: CollectRequest, path: string): string => {
  const content = read(path)
  if (content === null) throw invalid(path, 'There is no such file, or it cannot be read.')
  return content
}

const invalid = (file: string, message: string, line: number | null = null): AppError =>
  new AppError('DOCUMENT_INVALID', {
    problems: [
      { rule: 'file', message: line ? message : `${file}: ${message}`, path: '', file, line, column: line && 1 },
    ],
  })

const readFiles = ({ read }: CollectRequest, folder: string, names: readonly string[]): StackDocument['files'] =>
  names.flatMap((path) => {
    const content = read(joinPath(folder, path))
    return content === null ? [] : [{ path, content }]
  })

/** The environment of the process over the env files of the command line. */
const variablesOutside = (request: CollectRequest): Lookup => {
  const ambient: Lookup = (key) => (Object.hasOwn(request.environment, key) ? request.environment[key] : undefined)
  const values = new Map<string, string>()
  for (const path of request.envFiles) {
    const file = parseDotenv(readRequired(request, path), (key) => ambient(key) ?? values.get(key))
    if (!file.ok) throw invalid(path, file.error, file.line)
    for (const [key, value] of file.values) values.set(key, value)
  }
  return (key) => ambient(key) ?? values.get(key)
}

const withVariables = (document: StackDocument, outside: Lookup): StackDocument => {
  const pairs = referencedVariables(document).flatMap((name) => {
    const value = outside(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...document, environment: Object.fromEntries(pairs) }
}

/** Paths of the env and label files that the services name. */
const namedFilesOf = (tree: SourceNode): readonly string[] => {
  const services = valueAt(tree, 'services')
  if (services?.kind !== 'map') return []
  return [...services.entries.values()].flatMap((entry) =>
    ['env_file', 'label_file'].flatMap((key) => pathsIn(valueAt(entry.value, key))),
  )
}

const pathsIn = (node: SourceNode | undefined): readonly string[] => {
  if (!node) return []
  if (node.kind === 'list') return node.items.flatMap(pathsIn)
  return node.kind === 'map' ? pathsIn(valueAt(node, 'path')) : [node.text]
}

/** Where nobody chose profiles, COMPOSE_PROFILES does, as with Compose; also from the `.env` file. */
const withProfiles = (document: StackDocument, outside: Lookup): StackDocument => {
  if (document.profiles.length > 0) return document
  const chosen = outside('COMPOSE_PROFILES') ?? variablesOfDocument('', document, createProblems())('COMPOSE_PROFILES')
  return { ...document, profiles: (chosen ?? '').split(',').flatMap((profile) => profile.trim() || []) }
}
