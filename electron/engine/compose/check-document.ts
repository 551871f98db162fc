import type { DocumentProblem, DocumentVariable } from '#shared/model/document.ts'
import { isSecretName } from '#shared/model/secret-name.ts'
import { withFixes } from './fixes/with-fixes.ts'
import { namesOfVariables } from './interpolate/variables.ts'
import { lintProject } from './lint/lint-project.ts'
import { type LoadInput, type PipelineResult, runPipeline } from './run-pipeline.ts'
import type { SourceNode } from './source/source-node.ts'

/** What there is to say about a document, the services that could be read from it, and what fills it in. */
export interface CheckedDocument {
  readonly problems: DocumentProblem[]
  readonly services: string[]
  readonly variables: DocumentVariable[]
}

/** Everything wrong or unwise in a document, errors first. Never throws for a bad one: the problems are the answer. */
export const checkDocument = (input: LoadInput): CheckedDocument => {
  const result = runPipeline(input)
  const { project, problems, tree } = result
  if (tree) lintProject(project, tree, problems)
  return {
    problems: fixable(problems.list(), input, tree),
    services: Object.keys(project.services),
    variables: variablesOf(input, result),
  }
}

const fixable = (problems: DocumentProblem[], { document }: LoadInput, tree: SourceNode | null): DocumentProblem[] => {
  if (!tree) return problems
  const texts = new Map(document.files.map(({ path, content }) => [path, content.split('\n')]))
  return problems.map((problem) => withFixes(problem, { tree, lines: (file) => texts.get(file) ?? [] }))
}

/** Those the document sets and those it asks for, by name. HOME is asked for by every document, needed or not. */
const variablesOf = ({ document }: LoadInput, { variables, lookup }: PipelineResult): DocumentVariable[] => {
  const asked = [...variables].filter(([name, value]) => name !== 'HOME' || value !== undefined).map(([name]) => name)
  return [...new Set([...namesOfVariables(document), ...asked])].sort().map((name) => {
    const secret = isSecretName(name) || Object.hasOwn(document.secrets ?? {}, name)
    return { name, value: secret ? null : (lookup(name) ?? null), secret }
  })
}
