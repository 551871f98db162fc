import { keysAt } from '#shared/compose/compose-places.ts'
import type { DocumentFix, DocumentProblem, TextEdit } from '#shared/model/document.ts'
import { didYouMean } from '../decode/did-you-mean.ts'
import { dataFolderOf } from '../lint/data-folders.ts'
import { addAtEnd, addItem, addKeys, type Editable, entryAt, removeEntry, replaceWord } from './edit-document.ts'
import { healthCheckOf } from './known-health-checks.ts'

/** What the fix of one rule makes of a problem: each way out, or none where the text does not allow it. */
type FixMaker = (
  editable: Editable,
  path: readonly string[],
  problem: DocumentProblem,
) => ReadonlyArray<DocumentFix | null>

const fix = (title: string, edits: ReadonlyArray<TextEdit | null>): DocumentFix | null => {
  const made = edits.flatMap((edit) => edit ?? [])
  return made.length === edits.length ? { title, edits: made } : null
}

const remove: FixMaker = (editable, path) => [fix(`Remove ${path.at(-1) ?? ''}`, [removeEntry(editable, path)])]

/** `version` goes; of the old form of `external` there is no telling what was meant to be kept. */
const obsolete: FixMaker = (editable, path, problem) => (path[0] === 'version' ? remove(editable, path, problem) : [])

const rename: FixMaker = (editable, path, { position }) => {
  const name = path.at(-1) ?? ''
  const place = path.slice(0, -1).map((part) => (/^\d+$/.test(part) ? '-' : part))
  const meant = / Did you mean (.+)\?$/.exec(
    didYouMean(
      name,
      keysAt(place).map((key) => key.name),
    ),
  )?.[1]
  if (!position || meant === undefined) return []
  return [fix(`Write ${meant}`, [replaceWord(editable, position, { from: name, to: meant })])]
}

const giveHealthCheck: FixMaker = (editable, path) => {
  const other = path.at(-1) ?? ''
  const image = entryAt(editable, ['services', other, 'image'])?.value
  const check = image?.kind === 'scalar' ? healthCheckOf(image.text) : null
  const condition = entryAt(editable, [...path, 'condition'])?.value
  const words = { from: 'service_healthy', to: 'service_started' }
  return [
    check && fix(`Give ${other} a health check`, [addKeys(editable, ['services', other], check)]),
    condition ? fix(`Wait until ${other} is started`, [replaceWord(editable, condition.position, words)]) : null,
  ]
}

const addVolume: FixMaker = (editable, path) => {
  const service = path.slice(0, 2)
  const image = entryAt(editable, path)?.value
  const folder = image?.kind === 'scalar' ? dataFolderOf(image.text) : undefined
  const at = entryAt(editable, service)?.keyPosition
  if (folder === undefined || !at) return []
  const name = `${path[1]}-data`
  const mount = `${name}:${folder}`
  const isGiven = entryAt(editable, [...service, 'volumes']) !== undefined
  const inService = isGiven
    ? addItem(editable, [...service, 'volumes'], mount)
    : addKeys(editable, service, ['volumes:', `  - ${mount}`])
  const isDeclared = entryAt(editable, ['volumes', name]) !== undefined
  return [fix(`Add the volume ${name}`, [inService, ...(isDeclared ? [] : [declareVolume(editable, at.file, name)])])]
}

const declareVolume = (editable: Editable, file: string, name: string): TextEdit | null =>
  entryAt(editable, ['volumes'])
    ? addKeys(editable, ['volumes'], [`${name}:`])
    : addAtEnd(editable, file, ['', 'volumes:', `  ${name}:`])

const makers: ReadonlyMap<string, FixMaker> = new Map([
  ['privileged', remove],
  ['obsolete', obsolete],
  ['unknown-key', rename],
  ['healthy-without-check', giveHealthCheck],
  ['database-without-volume', addVolume],
])

/**
 * A problem with the changes of the text that would take it away, each a way of its own; the problem as it is where none
 * can be made. A fix stays within one file: the one that the problem is in.
 */
export const withFixes = (problem: DocumentProblem, editable: Editable): DocumentProblem => {
  const { position } = problem
  const maker = makers.get(problem.rule)
  if (!maker || !position) return problem
  const fixes = maker(editable, problem.path.split('.'), problem).flatMap((made) => made ?? [])
  const here = fixes.filter(({ edits }) => edits.every(({ file }) => file === position.file))
  return here.length === 0 ? problem : { ...problem, fixes: here }
}
