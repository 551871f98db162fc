import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { SourcePosition, StackDocument } from '#shared/model/document.ts'
import { noFiles, type ResolvedFiles } from '#shared/model/resolved-files.ts'
import { checkConsistency } from './consistency/check-consistency.ts'
import { maxPorts } from './decode/ports.ts'
import { type DecodedProject, decodeProject } from './decode/project.ts'
import type { Lookup } from './interpolate/template.ts'
import { variablesOfDocument } from './interpolate/variables.ts'
import { normalise, type ResolvedTexts } from './normalise.ts'
import { createProblems, type Problems } from './problems.ts'
import type { NamedFilesContext } from './read-named-file.ts'
import { readTree } from './read-tree.ts'
import { resolveBuild, resolveEnvironment, resolveLabels } from './resolve-environment.ts'
import { resolveFiles } from './resolve-files.ts'
import { selectProfiles } from './select-profiles.ts'
import type { SourceNode } from './source/source-node.ts'

/** A document with the name of its stack. */
export interface LoadInput {
  readonly name: string
  readonly document: StackDocument
}

/** How far a document came. `project` is what could be read, and is right only where `problems` has no error. */
export interface PipelineResult {
  readonly project: ComposeProject
  /** The bytes of its configs, secrets and seccomp profiles. */
  readonly files: ResolvedFiles
  readonly problems: Problems
  /** The document as it was written, for a look at the lines; null where it could not be read so far. */
  readonly tree: SourceNode | null
  /** Variables that were asked for on the way, as they resolve. */
  readonly variables: ReadonlyMap<string, string | undefined>
  /** Any variable of the document. */
  readonly lookup: Lookup
}

/**
 * A document to its model, stage by stage: parse, interpolate, merge, short to long with every value checked, profiles,
 * environment, names and defaults, consistency. Reads nothing but the document; the same document always gives the same
 * result. Never throws for a bad document.
 */
export const runPipeline = ({ name, document }: LoadInput): PipelineResult => {
  const problems = createProblems()
  const variables = new Map<string, string | undefined>()
  const lookup = noting(variablesOfDocument(name, document, problems), variables)
  const result = { problems, variables, lookup }
  const project = { name, services: {}, networks: {}, volumes: {} }
  const empty = { ...result, project, files: noFiles, tree: null }
  const tree = readTree(document, { lookup, problems })
  // Of a file that cannot be parsed nothing is known; looking further would only report what is not there.
  if (!tree || isEmptyMap(tree)) return reportEmpty(document, empty)
  if (problems.failed) return empty
  const read = finish({ name, document, lookup, tree, problems })
  return { ...result, project: read, files: resolveFiles(read, { document, lookup, tree, problems }), tree }
}

const isEmptyMap = (tree: SourceNode): boolean => tree.kind === 'map' && tree.entries.size === 0

const noting =
  (lookup: Lookup, variables: Map<string, string | undefined>): Lookup =>
  (key) => {
    const value = lookup(key)
    variables.set(key, value)
    return value
  }

const reportEmpty = (document: StackDocument, result: PipelineResult): PipelineResult => {
  if (result.problems.failed) return result
  const position = { file: document.composeFiles[0] ?? '', line: 1, column: 1 }
  result.problems.error({ rule: 'no-services', message: 'This compose file is empty.', path: [], position })
  return result
}

interface Stage extends LoadInput {
  readonly lookup: Lookup
  readonly tree: SourceNode
  readonly problems: Problems
}

const finish = ({ name, document, lookup, tree, problems }: Stage): ComposeProject => {
  const origins = new WeakMap<object, SourcePosition>()
  const context = {
    problems,
    projectDirectory: document.projectDirectory,
    home: lookup('HOME'),
    origins,
    budget: { ports: maxPorts },
  }
  const decoded = decodeProject({ node: tree, path: [], context })
  warnOfName(name, decoded.name, { tree, problems })
  const { active, inactive } = selectProfiles(decoded, document.profiles)
  const project = normalise(name, active, resolveTexts(active, { ...document, lookup, problems }))
  checkConsistency({ project, declared: active, inactive, tree, origins, problems })
  return project
}

const resolveTexts = ({ services }: DecodedProject, context: NamedFilesContext): ResolvedTexts =>
  new Map(
    Object.entries(services).map(([key, service]) => {
      const environment = resolveEnvironment(key, service, context)
      const labels = resolveLabels(key, service, context)
      const build = resolveBuild(service, context.lookup)
      return [key, { ...(environment && { environment }), ...(labels && { labels }), ...(build && { build }) }]
    }),
  )

const warnOfName = (
  name: string,
  written: string | undefined,
  { tree, problems }: Pick<Stage, 'tree' | 'problems'>,
): void => {
  if (written === undefined || written === name || tree.kind !== 'map') return
  const position = tree.entries.get('name')?.value.position ?? tree.position
  const message = `The document calls itself ${written}; the stack's own name ${name} is used.`
  problems.warning({ rule: 'name', message, path: ['name'], position })
}
