import { AppError } from '#shared/contract/app-error.ts'
import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { DocumentProblem } from '#shared/model/document.ts'
import type { ResolvedFiles } from '#shared/model/resolved-files.ts'
import { type LoadInput, type PipelineResult, runPipeline } from './run-pipeline.ts'

/** A document's model, and what is legal but unwise in it. */
export interface LoadedDocument {
  readonly project: ComposeProject
  /** The bytes of its configs, secrets and seccomp profiles; never to be shown. */
  readonly files: ResolvedFiles
  readonly warnings: readonly DocumentProblem[]
}

/**
 * The normalised model of a document that can be applied. Reads nothing but the document, so a stored version loads the
 * same years later. Throws DOCUMENT_INVALID with everything that is wrong, each with its line; also for what Compose
 * takes and Stackwright cannot carry out.
 */
export const loadDocument = (input: LoadInput): LoadedDocument => {
  const { problems, ...result } = runPipeline(input)
  return loaded(result, problems.list())
}

/**
 * The normalised model of a document, as `docker compose config` would print it, whether or not it can be applied here.
 * Throws DOCUMENT_INVALID as `loadDocument` does.
 */
export const loadModel = (input: LoadInput): LoadedDocument => {
  const { problems, ...result } = runPipeline(input)
  return loaded(result, problems.listForModel())
}

const loaded = (
  { project, files }: Pick<PipelineResult, 'project' | 'files'>,
  found: readonly DocumentProblem[],
): LoadedDocument => {
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new AppError('DOCUMENT_INVALID', { problems: errors.map(toDetail) })
  return { project, files, warnings: found }
}

const toDetail = ({ rule, message, path, position }: DocumentProblem) => ({
  rule,
  message,
  path,
  file: position?.file ?? null,
  line: position?.line ?? null,
  column: position?.column ?? null,
})
