import type { DocumentProblem } from '#shared/model/document.ts'
import { lintProject } from './lint/lint-project.ts'
import { type LoadInput, runPipeline } from './run-pipeline.ts'

/** What there is to say about a document, and the services that could be read from it. */
export interface CheckedDocument {
  readonly problems: DocumentProblem[]
  readonly services: string[]
}

/** Everything wrong or unwise in a document, errors first. Never throws for a bad one: the problems are the answer. */
export const checkDocument = (input: LoadInput): CheckedDocument => {
  const { project, problems, tree } = runPipeline(input)
  if (tree) lintProject(project, tree, problems)
  return { problems: problems.list(), services: Object.keys(project.services) }
}
