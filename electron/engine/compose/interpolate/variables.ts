import type { StackDocument } from '#shared/model/document.ts'
import { parseDotenv } from '../dotenv/parse-dotenv.ts'
import { createProblems, type Problems } from '../problems.ts'
import { documentPath } from '../source/document-path.ts'
import type { Lookup } from './template.ts'

/**
 * The variables a document is interpolated with: its own, over those of the `.env` file among its files. Compose's
 * `COMPOSE_PROJECT_NAME` is the name of the stack. Nothing comes from the ambient environment, so that a version means
 * the same on every machine.
 */
export const variablesOfDocument = (name: string, document: StackDocument, problems: Problems): Lookup => {
  const given = variablesGiven(document, problems)
  return (key) => (key === 'COMPOSE_PROJECT_NAME' ? name : given(key))
}

/** The same before the stack has a name: `COMPOSE_PROJECT_NAME` is what the document or its `.env` file says. */
export const variablesGiven = (document: StackDocument, problems: Problems): Lookup => {
  const { environment, secrets = {} } = document
  const own: Lookup = (key) => {
    if (Object.hasOwn(environment, key)) return environment[key]
    // Where it is only looked at, the name of a sealed value stands for it: two that differ are seen to differ.
    return Object.hasOwn(secrets, key) ? `sealed-${secrets[key]}` : undefined
  }
  const fromFile = readDotenv(document, own, problems)
  return (key) => own(key) ?? fromFile.get(key)
}

const readDotenv = (document: StackDocument, given: Lookup, problems: Problems): ReadonlyMap<string, string> => {
  const file = document.files.find((candidate) => documentPath(candidate.path) === '.env')
  if (!file) return new Map()
  const read = parseDotenv(file.content, given)
  if (read.ok) return read.values
  const position = { file: file.path, line: read.line, column: 1 }
  problems.error({ rule: 'env-file', message: `${file.path} cannot be read: ${read.error}`, path: [], position })
  return new Map()
}

/** Names of the variables that a document sets itself or in its `.env` file, each once. */
export const namesOfVariables = (document: StackDocument): readonly string[] => {
  const own = [...Object.keys(document.environment), ...Object.keys(document.secrets ?? {})]
  const fromFile = readDotenv(document, (key) => document.environment[key], createProblems())
  return [...new Set([...own, ...fromFile.keys()])]
}
