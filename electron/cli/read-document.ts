import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { collectDocument } from '#engine/compose/collect-document.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { CliIo } from './cli-io.ts'
import { UsageError } from './usage-error.ts'

/** The options of a command that takes a compose file. */
export interface DocumentOptions {
  readonly file: readonly string[]
  readonly envFile?: readonly string[]
  readonly profile?: readonly string[]
}

/**
 * Makes a document of the compose files and what they name. Paths are relative to the working folder; `-` is standard
 * input. Throws a UsageError for a compose or env file that is not there.
 */
export const readDocument = async (options: DocumentOptions, io: CliIo): Promise<StackDocument> => {
  const fromStdin = options.file.includes('-')
  const stdin = fromStdin ? await text(io.stdin) : null
  const read = (path: string): string | null => (path === '-' ? stdin : readIfThere(resolve(io.workingFolder, path)))
  for (const path of [...options.file, ...(options.envFile ?? [])]) {
    if (read(path) === null) throw new UsageError(`${path} is not there or cannot be read.`)
  }
  return collectDocument({
    composePaths: options.file,
    envFiles: options.envFile ?? [],
    profiles: options.profile ?? [],
    environment: io.environment,
    projectDirectory: projectFolder(options, io),
    read,
    readBytes: (path, maxBytes) => readBytes(resolve(io.workingFolder, path), maxBytes),
  })
}

/** The name a document gets where none is given: its folder's, in the letters a name may have (compose-go, NormalizeProjectName). */
export const defaultStackName = (options: DocumentOptions, io: CliIo): string => {
  const name = basename(projectFolder(options, io))
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '')
  return name.slice(0, 63) || 'default'
}

const projectFolder = ({ file }: DocumentOptions, io: CliIo): string => {
  const [first = '-'] = file
  return first === '-' ? io.workingFolder : dirname(resolve(io.workingFolder, first))
}

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Never more than is allowed is read: a path may name a device that has no end. */
const readBytes = (path: string, maxBytes: number): Uint8Array | null => {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    if (!fstatSync(file).isFile()) return null
    const bytes = new Uint8Array(maxBytes + 1)
    return bytes.slice(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
