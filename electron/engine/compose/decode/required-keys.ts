import { decodeObject, type Shape } from './collection.ts'
import { type Decoder, fail } from './field.ts'

/**
 * An object some of whose keys must be there: a missing one is an error that says what it is for. Keys that were given
 * and could not be read were reported already, and leave the whole object out.
 */
export const decodeRequired =
  <T extends object, Key extends keyof T & string>(
    shape: Shape<T>,
    required: Readonly<Record<Key, string>>,
  ): Decoder<Partial<T> & Pick<T, Key>> =>
  (field) => {
    const keys = decodeObject<T>(shape)(field)
    if (!keys || field.node.kind !== 'map') return undefined
    for (const [key, meaning] of Object.entries<string>(required)) {
      if (field.node.entries.has(key)) continue
      return fail(field, 'missing-key', `${placeOf(field.path)} needs ${key}: ${meaning}.`)
    }
    return hasKeys(keys, Object.keys(required)) ? keys : undefined
  }

const placeOf = (path: readonly string[]): string => path.slice(-2).join('.')

const hasKeys = <T extends object, Key extends keyof T>(
  value: Partial<T>,
  required: readonly string[],
): value is Partial<T> & Pick<T, Key> => required.every((key) => Object.hasOwn(value, key))
