import type { ComposeFileReference } from '#shared/model/compose-project.ts'
import { decodeList, decodeObject } from './collection.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { decodeFilledText, decodeInteger, decodeText } from './scalar.ts'

const decodeLong = decodeObject<ComposeFileReference>({
  source: decodeFilledText,
  target: decodeText,
  uid: decodeText,
  gid: decodeText,
  mode: decodeInteger({ min: 0, max: 0o177777 }),
})

const decodeReference = (field: Field): ComposeFileReference | undefined => {
  if (field.node.kind !== 'map') {
    const source = decodeFilledText(field)
    return source === undefined ? undefined : { source }
  }
  const long = decodeLong(field)
  if (!long) return undefined
  if (long.source !== undefined) return { ...long, source: long.source }
  return field.node.entries.has('source') ? undefined : fail(field, 'missing-key', 'source is missing: the name of it.')
}

const decodeReferences: Decoder<readonly ComposeFileReference[]> = (field) =>
  decodeList((item) => {
    const reference = decodeReference(item)
    if (reference) item.context.origins.set(reference, item.node.position)
    return reference
  })(field)

/** The file a reference makes inside the container: absolute, or below a folder. */
const distinct = (references: readonly ComposeFileReference[], folder: string): readonly ComposeFileReference[] => [
  ...new Map(references.map((reference) => [placeOf(reference, folder), reference])).values(),
]

const placeOf = ({ source, target }: ComposeFileReference, folder: string): string => target ?? `${folder}/${source}`

/** Configs of a service. Of two at one place the last counts. */
export const decodeServiceConfigs: Decoder<readonly ComposeFileReference[]> = (field) => {
  const references = decodeReferences(field)
  return references && distinct(references, '')
}

/** Secrets of a service, each with its place below `/run/secrets`. */
export const decodeServiceSecrets: Decoder<readonly ComposeFileReference[]> = (field) => {
  const references = decodeReferences(field)
  return (
    references &&
    distinct(references, '/run/secrets').map((reference) => {
      const placed = { ...reference, target: reference.target ?? `/run/secrets/${reference.source}` }
      const position = field.context.origins.get(reference)
      if (position) field.context.origins.set(placed, position)
      return placed
    })
  )
}

/** Secrets of a build; they have no place of their own unless one is given. */
export const decodeBuildSecrets = decodeReferences
