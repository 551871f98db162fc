import type { MapEntry } from '../source/source-node.ts'
import { didYouMean } from './did-you-mean.ts'
import { below, type Decoder, type Field, fail, failType } from './field.ts'

/** One decoder for each key of an object. */
export type Shape<T> = { readonly [K in keyof T]-?: Decoder<Exclude<T[K], undefined>> }

/** Keys that Compose knows and Stackwright does not, each with the reason, for a person. */
export type Unsupported = Readonly<Record<string, string>>

/** Every item of a list; the items that are wrong are left out. */
export const decodeList =
  <T>(decodeItem: Decoder<T>, wanted = 'a list'): Decoder<T[]> =>
  (field) => {
    if (field.node.kind !== 'list') return failType(field, wanted)
    return field.node.items.flatMap((item, index) => {
      const value = decodeItem(below(field, String(index), item))
      return value === undefined ? [] : [value]
    })
  }

/** A list whose items must differ: of equal ones the first is kept (compose-go drops the others silently as well). */
export const decodeDistinctList =
  (decodeItem: Decoder<string>): Decoder<string[]> =>
  (field) => {
    const items = decodeList(decodeItem)(field)
    return items && [...new Set(items)]
  }

/** A list, or one value alone. */
export const decodeOneOrMore =
  <T>(decodeItem: Decoder<T>, wanted?: string): Decoder<T[]> =>
  (field) => {
    if (field.node.kind === 'list') return decodeList(decodeItem, wanted)(field)
    const value = decodeItem(field)
    return value === undefined ? undefined : [value]
  }

/** Every value of a mapping with names of the person's own choice. */
export const decodeMap =
  <T>(
    decodeValue: (field: Field, key: string, entry: MapEntry) => T | undefined,
    wanted = 'a mapping',
  ): Decoder<Record<string, T>> =>
  (field) => {
    if (field.node.kind !== 'map') return failType(field, wanted)
    const pairs = [...field.node.entries].flatMap(([key, entry]) => {
      const value = decodeValue(below(field, key, entry.value), key, entry)
      return value === undefined ? [] : [[key, value] as const]
    })
    // fromEntries defines the keys; assigning them one by one would trip over names like `constructor`.
    return Object.fromEntries(pairs)
  }

/**
 * The keys of an object. A key that is not in the shape is an error that names it, says what may have been meant, and
 * tells apart what Compose does not know from what Stackwright cannot do yet. Keys that start with `x-` are allowed.
 */
export const decodeObject =
  <T extends object>(shape: Shape<T>, unsupported: Unsupported = {}): Decoder<Partial<T>> =>
  (field) => {
    if (field.node.kind !== 'map') return failType(field, 'a mapping')
    const result: Partial<T> = {}
    for (const [key, entry] of field.node.entries) {
      const at = below(field, key, entry.value)
      if (!hasKey(shape, key)) reportKey(at, entry, shape, unsupported)
      else {
        const value = shape[key](at)
        if (value !== undefined) result[key] = value
      }
    }
    return result
  }

const hasKey = <T extends object>(shape: Shape<T>, key: PropertyKey): key is keyof T => Object.hasOwn(shape, key)

const reportKey = (field: Field, entry: MapEntry, shape: object, unsupported: Unsupported): void => {
  const key = field.path.at(-1) ?? ''
  if (key.startsWith('x-')) return
  const where = field.path.length > 1 ? `in ${field.path.slice(0, -1).join('.')}` : 'at the top of a compose file'
  if (Object.hasOwn(unsupported, key)) {
    fail(
      field,
      'unsupported-key',
      `Stackwright does not support ${key} ${where}: ${unsupported[key]}`,
      entry.keyPosition,
    )
    return
  }
  const hint = field.context.problems.full ? '' : didYouMean(key, [...Object.keys(shape), ...Object.keys(unsupported)])
  fail(field, 'unknown-key', `Compose knows no key ${JSON.stringify(key)} ${where}.${hint}`, entry.keyPosition)
}
