import type { ComposeKey, Declared, NameReference } from '#shared/compose/compose-key.ts'
import { keyAt, keysAt } from '#shared/compose/compose-places.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { DocumentVariable } from '#shared/model/document.ts'
import type { CursorPlace } from './cursor-place.ts'

/** One thing to write at a place. */
export interface Candidate {
  readonly label: string
  readonly kind: 'key' | 'value' | 'name' | 'variable'
  /** What is put in place of what was written of it. */
  readonly insert: string
  /** A word or two beside the label. */
  readonly beside: string
  /** What it does, as sentences. */
  readonly says: string
  /** Stackwright refuses it, so it comes last. */
  readonly refused: boolean
  /** More is to be chosen behind it. */
  readonly goesOn: boolean
}

/** What the document offers beside the table of keys. */
export interface DocumentFacts {
  readonly names: (section: Declared) => readonly string[]
  readonly variables: readonly DocumentVariable[]
}

/** All that may be written at a place, the most used first; none where anything may stand. */
export const candidatesAt = (place: CursorPlace, facts: DocumentFacts): readonly Candidate[] => {
  switch (place.kind) {
    case 'variable':
      return facts.variables.map(variable)
    case 'value':
      return valuesOf(keyOfValue(place.path), facts, [])
    case 'key':
      return keysOf(place, facts)
  }
}

/** An item is described by the key that its list belongs to. */
const keyOfValue = (path: readonly string[]): ComposeKey | undefined =>
  keyAt(path.at(-1) === '-' ? path.slice(0, -1) : path)

type KeyPlace = Extract<CursorPlace, { kind: 'key' }>

const keysOf = (place: KeyPlace, facts: DocumentFacts): readonly Candidate[] => {
  const { path, present } = place
  const isFree = ({ name }: { readonly name: string }) => !present.includes(name)
  const keys = keysAt(path)
    .filter(isFree)
    .map((key) => keyCandidate(key, place))
  const isItem = path.at(-1) === '-'
  const owner = keyOfValue(path)
  if (isItem) return [...valuesOf(owner, facts, siblingsOf(path, facts)), ...keys]
  // The entries of a mapping such as depends_on are called like what is declared elsewhere.
  const names = keys.length === 0 && owner?.names ? namesOf(owner.names, facts) : []
  const own = path[0] === 'services' ? path[1] : undefined
  return [...names.filter((name) => isFree({ name }) && name !== own).map((name) => nameKey(name, place)), ...keys]
}

/** A service has no use for itself. */
const siblingsOf = (path: readonly string[], { names }: DocumentFacts): readonly string[] =>
  path[0] === 'services' && path[1] !== undefined && names('services').includes(path[1]) ? [path[1]] : []

const namesOf = (reference: NameReference, facts: DocumentFacts): readonly string[] => facts.names(reference.of)

const valuesOf = (
  key: ComposeKey | undefined,
  facts: DocumentFacts,
  without: readonly string[],
): readonly Candidate[] => {
  if (!key) return []
  const { names, values } = key
  const fixed = values.map((label) => plain(label, 'value', ''))
  if (!names) return fixed
  const { before = '', after = '' } = names
  const left = names.of === 'services' ? without : []
  const declared = namesOf(names, facts).filter((name) => !left.includes(name))
  return [...declared.map((name) => plain(`${before}${name}${after}`, 'name', names.of.slice(0, -1))), ...fixed]
}

const plain = (label: string, kind: Candidate['kind'], beside: string): Candidate => ({
  label,
  kind,
  insert: label,
  beside,
  says: '',
  refused: false,
  goesOn: false,
})

const variable = ({ name, value, secret }: DocumentVariable): Candidate => ({
  ...plain(name, 'variable', secret ? t('a secret') : (value ?? t('not set'))),
})

const keyCandidate = (key: ComposeKey, place: KeyPlace): Candidate => {
  const { treatment } = key
  const besides = { refused: t('refused'), 'no-effect': t('no effect'), 'in-part': '', 'carried-out': '' }
  return {
    label: key.name,
    kind: 'key',
    insert: `${key.name}:${afterKey(key.form, place)}`,
    beside: besides[treatment.kind] || translated(key.takes),
    says: treatment.kind === 'carried-out' ? translated(key.says) : `${translated(key.says)} ${sentence(treatment)}`,
    refused: treatment.kind === 'refused',
    goesOn: key.form !== 'value' || key.values.length > 0 || key.names !== null,
  }
}

const sentences = {
  refused: 'Stackwright refuses it: {{why}}',
  'no-effect': 'It has no effect here: {{why}}',
  'in-part': 'With a limit: {{why}}',
} as const

/** What Stackwright makes of a key that it does not wholly carry out. */
const sentence = (treatment: Exclude<ComposeKey['treatment'], { kind: 'carried-out' }>): string =>
  t(sentences[treatment.kind], { why: translated(treatment.why) })

const nameKey = (name: string, place: KeyPlace): Candidate => ({
  ...plain(name, 'name', ''),
  insert: `${name}:${afterKey('map', place)}`,
  goesOn: true,
})

/** What follows a key's colon: a blank, or a line of its own where items or keys go below it. */
const afterKey = (form: ComposeKey['form'], { style, start }: KeyPlace): string => {
  if (style === 'flow' || form === 'value') return ' '
  return `\n${' '.repeat(start + 2)}${form === 'list' ? '- ' : ''}`
}

/** The words for what Stackwright makes of a key. */
export const treatmentWords = ({ treatment }: ComposeKey): string =>
  treatment.kind === 'carried-out' ? t('Stackwright carries it out.') : sentence(treatment)
