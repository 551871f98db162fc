import type { StackDocument } from '#shared/model/document.ts'
import { applyExtends } from './assemble/apply-extends.ts'
import { applyInclude } from './assemble/apply-include.ts'
import { type Assembling, createBudget, type FoundFile } from './assemble/assembling.ts'
import { readParts } from './assemble/read-compose-file.ts'
import type { Lookup } from './interpolate/template.ts'
import { mergeFiles } from './merge/merge-files.ts'
import type { Problems } from './problems.ts'
import { documentPath } from './source/document-path.ts'
import { type DocumentFiles, findFile, pathInDocument } from './source/find-file.ts'
import { parseYaml } from './source/parse-yaml.ts'
import type { SourceNode } from './source/source-node.ts'

/** What reading needs beside the document. `find` gives files that the document does not hold (yet). */
export interface TreeReading {
  readonly lookup: Lookup
  readonly problems: Problems
  readonly find?: (path: string) => FoundFile | undefined
}

/**
 * A document as one tree: its compose files parsed, variables put in, `extends` and `include` carried out, merged in
 * their order. null where there is nothing in them.
 */
export const readTree = (document: StackDocument, reading: TreeReading): SourceNode | null => {
  const { lookup, problems } = reading
  const assembling: Assembling = {
    find: (path) => findFile(document, path) ?? reading.find?.(path),
    inDocument: (path) => pathInDocument(document, path),
    lookup,
    problems,
    trail: [],
    budget: createBudget(),
  }
  const parts = composeFilesOf(document, problems).flatMap((file) =>
    readParts(file, '', assembling).map((part) => assemble(part, file.path, assembling)),
  )
  return mergeFiles(parts, problems)
}

const assemble = (part: SourceNode, file: string, assembling: Assembling): SourceNode =>
  applyInclude(applyExtends(part, file, assembling), file, assembling)

/** Every YAML document of the compose files, in the order they are merged in. A file that is missing is reported. */
export const parseComposeFiles = (document: StackDocument, problems: Problems): readonly SourceNode[] =>
  composeFilesOf(document, problems).flatMap((file) => parseYaml(file, problems))

const composeFilesOf = (document: Pick<StackDocument, 'composeFiles'> & DocumentFiles, problems: Problems) =>
  document.composeFiles.flatMap((path) => {
    const file = document.files.find((candidate) => documentPath(candidate.path) === documentPath(path))
    if (file) return [file]
    const message = `The compose file ${path} is not part of the document.`
    problems.error({ rule: 'file', message, path: [], position: null })
    return []
  })
