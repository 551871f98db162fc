import { isNull } from '../source/source-node.ts'
import { below, type Decoder, type Field, fail, failType } from './field.ts'

/**
 * Names with texts, as a mapping or as a list of `NAME=value`. null is a name alone. Of a name given twice in a list
 * the last counts.
 */
export const decodeKeyedText: Decoder<Record<string, string | null>> = (field) => {
  const { node } = field
  if (node.kind === 'scalar') return failType(field, 'a mapping, or a list of NAME=value')
  const pairs =
    node.kind === 'map'
      ? [...node.entries].flatMap(([key, entry]) => fromEntry(below(field, key, entry.value), key))
      : node.items.flatMap((item, index) => fromItem(below(field, String(index), item)))
  return Object.fromEntries(pairs)
}

type Pair = readonly [string, string | null]

const fromEntry = (field: Field, key: string): readonly Pair[] => {
  if (isNull(field.node)) return [[key, null]]
  if (field.node.kind === 'scalar') return [[key, field.node.text]]
  failType(field, 'text or a number')
  return []
}

const fromItem = (field: Field): readonly Pair[] => {
  const { node } = field
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    const hint = node.kind === 'map' ? ' Write NAME=value, with = and not with a colon.' : ''
    fail(field, 'wrong-type', `An item of this list takes the form NAME=value.${hint}`)
    return []
  }
  const at = node.text.indexOf('=')
  if (at === 0) {
    fail(field, 'empty', 'There is no name before the =.')
    return []
  }
  return at < 0 ? [[node.text, null]] : [[node.text.slice(0, at), node.text.slice(at + 1)]]
}

/** The same where a name alone means an empty text, as labels do. */
export const decodeTexts: Decoder<Record<string, string>> = (field) => {
  const given = decodeKeyedText(field)
  return given && Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value ?? '']))
}

/** Options that are handed on as they are: a mapping only. */
export const decodeOptions: Decoder<Record<string, string>> = (field) =>
  field.node.kind === 'map' ? decodeTexts(field) : failType(field, 'a mapping')

/** Labels. Those of Stackwright's own say which stack an object belongs to, so a document cannot set them. */
export const decodeLabels: Decoder<Record<string, string>> = (field) => {
  const found = decodeTexts(field)
  const reserved = Object.keys(found ?? {}).find((key) => key.startsWith('io.stackwright.'))
  return reserved
    ? fail(field, 'reserved-label', `The label ${reserved} is kept for Stackwright itself. Use another name.`)
    : found
}
