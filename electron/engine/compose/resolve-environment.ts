import type { StackDocument } from '#shared/model/document.ts'
import type { EnvFile } from './decode/env-file.ts'
import type { DecodedService } from './decode/service.ts'
import { parseDotenv } from './dotenv/parse-dotenv.ts'
import { parseRawEnv } from './dotenv/parse-raw-env.ts'
import type { Lookup } from './interpolate/template.ts'
import type { Problems } from './problems.ts'
import { documentPath } from './source/document-path.ts'

type Environment = Readonly<Record<string, string | null>>

/** What resolving needs beside the service. */
export interface EnvironmentContext {
  readonly files: StackDocument['files']
  readonly lookup: Lookup
  readonly problems: Problems
}

/**
 * The environment of a service, sorted by name: its env files in order, a later one over an earlier, `environment` over
 * all. A name without a value takes the document's variable, and stays null where there is none, which removes the
 * image's value. undefined where nothing is given at all.
 */
export const resolveEnvironment = (
  name: string,
  service: DecodedService,
  context: EnvironmentContext,
): Environment | undefined => {
  if (!service.environment && !service.env_file) return undefined
  const own = resolveNames(service.environment ?? {}, context.lookup)
  const fromFiles = new Map<string, string>()
  const seen: Lookup = (key) => context.lookup(key) ?? valueIn(own, key) ?? fromFiles.get(key)
  for (const file of service.env_file ?? []) {
    for (const [key, value] of readEnvFile(name, { file, seen }, context)) fromFiles.set(key, value)
  }
  const all = new Map<string, string | null>([...fromFiles, ...Object.entries(own)])
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const valueIn = (environment: Environment, key: string): string | undefined =>
  Object.hasOwn(environment, key) ? (environment[key] ?? undefined) : undefined

const resolveNames = (environment: Environment, lookup: Lookup): Environment =>
  Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, value ?? lookup(key) ?? null]))

const readEnvFile = (
  service: string,
  { file, seen }: { readonly file: EnvFile; readonly seen: Lookup },
  { files, problems }: EnvironmentContext,
): Iterable<readonly [string, string]> => {
  const path = documentPath(file.path)
  const found = files.find((candidate) => path !== null && documentPath(candidate.path) === path)
  const report = (message: string, position: EnvFile['position']) =>
    problems.error({ rule: 'env-file', message, path: ['services', service, 'env_file'], position })
  if (!found) {
    if (file.required) report(explainMissing(service, file.path, path), file.position)
    return []
  }
  const read = file.format === 'raw' ? parseRawEnv(found.content) : parseDotenv(found.content, seen)
  if (read.ok) return read.values
  report(`${found.path} cannot be read: ${read.error}`, { file: found.path, line: read.line, column: 1 })
  return []
}

const explainMissing = (service: string, written: string, path: string | null): string =>
  path === null
    ? `The env file ${written} of ${service} lies outside of the folder of the compose file. Put it inside.`
    : `The env file ${written} of ${service} was not found. Add it, or write required: false.`
