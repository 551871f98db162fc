import type { StackDocument } from '#shared/model/document.ts'
import { interpolateTree } from './interpolate/interpolate-tree.ts'
import type { Lookup } from './interpolate/template.ts'
import { mergeFiles } from './merge/merge-files.ts'
import type { Problems } from './problems.ts'
import { documentPath } from './source/document-path.ts'
import { parseYaml } from './source/parse-yaml.ts'
import type { SourceNode } from './source/source-node.ts'

/** The compose files of a document as one tree: parsed, variables put in, merged. null where there is nothing in them. */
export const readTree = (document: StackDocument, lookup: Lookup, problems: Problems): SourceNode | null =>
  mergeFiles(
    parseComposeFiles(document, problems).map((file) => interpolateTree(file, lookup, problems)),
    problems,
  )

/** Every YAML document of the compose files, in the order they are merged in. A file that is missing is reported. */
export const parseComposeFiles = (document: StackDocument, problems: Problems): readonly SourceNode[] =>
  document.composeFiles.flatMap((path) => {
    const file = document.files.find((candidate) => documentPath(candidate.path) === documentPath(path))
    if (file) return parseYaml(path, file.content, problems)
    const message = `The compose file ${path} is not part of the document.`
    problems.error({ rule: 'file', message, path: [], position: null })
    return []
  })
