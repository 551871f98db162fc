import type { StackDocument } from '#shared/model/document.ts'
import { fileSections } from '#shared/model/file-placement.ts'
import { variablesOf } from './interpolate/template.ts'
import { createProblems } from './problems.ts'
import { parseComposeFiles } from './read-tree.ts'
import { documentPath } from './source/document-path.ts'
import { parseYaml } from './source/parse-yaml.ts'
import { isNull, type SourceNode, valueAt } from './source/source-node.ts'

/**
 * Names of the variables that a document's meaning depends on, sorted: those it interpolates, those its `environment`
 * and env files hand on by a bare name, those that hold a config or a secret, and HOME where a path starts with `~`. What
 * cannot be parsed names none.
 */
export const referencedVariables = (document: StackDocument): readonly string[] => {
  const composePaths = new Set(document.composeFiles.map(documentPath))
  const others = document.files.filter((file) => !composePaths.has(documentPath(file.path)))
  const isIncluded = (file: StackDocument['files'][number]) => /\.ya?ml$/i.test(file.path)
  const problems = createProblems()
  const included = others.filter(isIncluded).flatMap((file) => parseYaml(file, problems))
  const roots = [...parseComposeFiles(document, problems), ...included]
  const envFiles = others.filter((file) => !isIncluded(file))
  const names = [
    ...roots.flatMap((root) => [...inTexts(root), ...handedOn(root), ...keptInVariables(root)]),
    ...envFiles.flatMap((file) => inEnvFile(file.content)),
  ]
  return [...new Set(names)].sort()
}

const inTexts = (node: SourceNode): readonly string[] => {
  if (node.kind === 'list') return node.items.flatMap(inTexts)
  if (node.kind === 'map') return [...node.entries.values()].flatMap((entry) => inTexts(entry.value))
  if (typeof node.value !== 'string' || !/[$~]/.test(node.value)) return []
  return node.value.startsWith('~') ? ['HOME', ...variablesOf(node.value)] : variablesOf(node.value)
}

/** Names in `environment` that have no value there. */
const handedOn = (root: SourceNode): readonly string[] => {
  const services = valueAt(root, 'services')
  if (services?.kind !== 'map') return []
  return [...services.entries.values()].flatMap((entry) => bareNames(valueAt(entry.value, 'environment')))
}

/** Variables whose values are the bytes of a config or secret. */
const keptInVariables = (root: SourceNode): readonly string[] =>
  fileSections.flatMap((section) => {
    const objects = valueAt(root, section)
    if (objects?.kind !== 'map') return []
    return [...objects.entries.values()].flatMap(({ value }) => {
      const name = valueAt(value, 'environment')
      return name?.kind === 'scalar' && !isNull(name) ? [name.text] : []
    })
  })

const bareNames = (environment: SourceNode | undefined): readonly string[] => {
  if (environment?.kind === 'list') {
    return environment.items.flatMap((item) => (item.kind === 'scalar' && !item.text.includes('=') ? [item.text] : []))
  }
  if (environment?.kind !== 'map') return []
  return [...environment.entries].flatMap(([name, entry]) => (isNull(entry.value) ? [name] : []))
}

const inEnvFile = (content: string): readonly string[] =>
  content.split('\n').flatMap((line) => {
    if (line.trimStart().startsWith('#')) return []
    const bare = /^\s*(?:export\s+)?([\w.[\]-]+)\s*$/.exec(line)?.[1]
    return bare ? [bare] : variablesOf(line)
  })
