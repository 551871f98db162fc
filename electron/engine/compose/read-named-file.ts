import type { StackDocument } from '#shared/model/document.ts'
import type { EnvFile } from './decode/env-file.ts'
import { parseDotenv } from './dotenv/parse-dotenv.ts'
import { parseRawEnv } from './dotenv/parse-raw-env.ts'
import type { Lookup } from './interpolate/template.ts'
import type { Problems } from './problems.ts'
import { findFile, pathInDocument } from './source/find-file.ts'

/** What reading the files that services name needs beside the service. */
export interface NamedFilesContext {
  readonly files: StackDocument['files']
  readonly projectDirectory: string | null
  readonly lookup: Lookup
  readonly problems: Problems
}

interface Asked {
  readonly service: string
  readonly key: 'env_file' | 'label_file'
  readonly file: EnvFile
  /** Variables that the file may refer to. */
  readonly seen: Lookup
}

/** The names and values of an env or label file. Empty, after reporting it, for one that is missing or cannot be read. */
export const readNamedFile = (asked: Asked, context: NamedFilesContext): Iterable<readonly [string, string]> => {
  const { service, key, file, seen } = asked
  const found = findFile(context, file.path)
  const report = (message: string, position: EnvFile['position']) =>
    context.problems.error({ rule: 'env-file', message, path: ['services', service, key], position })
  if (!found) {
    if (file.required) report(explainMissing(asked, pathInDocument(context, file.path) === null), file.position)
    return []
  }
  const read = file.format === 'raw' ? parseRawEnv(found.content) : parseDotenv(found.content, seen)
  if (read.ok) return read.values
  report(`${found.path} cannot be read: ${read.error}`, { file: found.path, line: read.line, column: 1 })
  return []
}

const explainMissing = ({ service, key, file }: Asked, isOutside: boolean): string => {
  const what = `The ${key === 'env_file' ? 'env' : 'label'} file ${file.path} of ${service}`
  if (isOutside) return `${what} lies outside of the folder of the compose file. Put it inside.`
  return `${what} was not found. Add it${key === 'env_file' ? ', or write required: false' : ''}.`
}
