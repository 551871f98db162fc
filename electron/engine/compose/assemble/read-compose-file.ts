import { interpolateTree } from '../interpolate/interpolate-tree.ts'
import { mergeFiles } from '../merge/merge-files.ts'
import { parseYaml } from '../source/parse-yaml.ts'
import type { SourceNode } from '../source/source-node.ts'
import type { Assembling, FoundFile } from './assembling.ts'
import { rebasePaths } from './rebase-paths.ts'

/** The YAML documents of a file with variables put in, their paths seen from the document's folder. */
export const readParts = (file: FoundFile, folder: string, { lookup, problems }: Assembling): readonly SourceNode[] =>
  parseYaml(file, problems).map((root) => rebasePaths(interpolateTree(root, lookup, problems), folder))

/** The same as one tree; null for a file with nothing in it. */
export const readComposeFile = (file: FoundFile, folder: string, assembling: Assembling): SourceNode | null =>
  mergeFiles(readParts(file, folder, assembling), assembling.problems)

/** The folder of a path, empty for one at the top. */
export const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
