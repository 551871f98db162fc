import type { StackDocument } from '#shared/model/document.ts'
import { interpolateText } from './interpolate/template.ts'
import { variablesGiven } from './interpolate/variables.ts'
import { createProblems } from './problems.ts'
import { parseComposeFiles } from './read-tree.ts'
import { valueAt } from './source/source-node.ts'

/**
 * The name that a document gives itself, in the letters a name may have: COMPOSE_PROJECT_NAME, or the last `name` of its
 * compose files with variables put in. null where it has none.
 */
export const nameOfDocument = (document: StackDocument): string | null => {
  const problems = createProblems()
  const lookup = variablesGiven(document, problems)
  const given = lookup('COMPOSE_PROJECT_NAME')
  if (given) return projectName(given)
  const names = parseComposeFiles(document, problems).flatMap((root) => {
    const node = valueAt(root, 'name')
    return node?.kind === 'scalar' && node.text !== '' ? [node.text] : []
  })
  const written = interpolateText(names.at(-1) ?? '', lookup)
  return written.ok ? projectName(written.text) : null
}

/** Only the letters a name may have (compose-go, `NormalizeProjectName`); null where none is left. */
export const projectName = (text: string): string | null =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '') || null
