import { decodeObject } from './collection.ts'
import { type Decoder, warn } from './field.ts'
import { decodeBoolean, decodeFilledText } from './scalar.ts'

/** Whether a network or volume is somebody else's, and its name where the old form `external: { name: x }` gives one. */
export type External = boolean | { readonly name?: string }

const decodeNamed = decodeObject<{ readonly name: string }>({ name: decodeFilledText })

/** `external`, in its form of today or the old one with a name inside. */
export const decodeExternal: Decoder<External> = (field) => {
  if (field.node.kind !== 'map') return decodeBoolean(field)
  warn(field, 'obsolete', 'external.name is obsolete. Write external: true, and the name beside it.')
  return decodeNamed(field)
}

/** The name to use; the one beside `external` wins over the old one inside. */
export const nameOfExternal = (external: External, beside: string | undefined): { readonly name?: string } => {
  if (beside !== undefined) return { name: beside }
  return typeof external === 'object' && external.name !== undefined ? { name: external.name } : {}
}
