import type { ComposeFileObject } from '#shared/model/compose-project.ts'
import { decodeObject } from './collection.ts'
import { decodeExternal, type External, nameOfExternal } from './external.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { resolveUnusedPath } from './host-path.ts'
import { decodeLabels, decodeOptions } from './keyed-text.ts'
import { decodeFilledText, decodeOptionalText, decodeText } from './scalar.ts'

/** The bytes come with the document, so that a document without a place on a disk can name a file as well. */
const decodeFile: Decoder<string> = (field) => {
  const path = decodeFilledText(field)
  return path === undefined ? undefined : resolveUnusedPath(field, path)
}

interface ConfigKeys extends Omit<ComposeFileObject, 'external' | 'driver' | 'driver_opts'> {
  readonly external: External
}

const configShape = {
  name: decodeOptionalText,
  file: decodeFile,
  environment: decodeText,
  content: decodeText,
  external: decodeExternal,
  labels: decodeLabels,
  template_driver: decodeText,
} as const

const decodeConfigKeys = decodeObject<ConfigKeys>(configShape)

interface SecretKeys extends Omit<ComposeFileObject, 'external' | 'content'> {
  readonly external: External
}

const { content: _content, ...sharedShape } = configShape
const decodeSecretKeys = decodeObject<SecretKeys>({ ...sharedShape, driver: decodeText, driver_opts: decodeOptions })

type Keys = Partial<Omit<ComposeFileObject, 'external'>> & { readonly external?: External }

/** Exactly one source, unless somebody else keeps it or a driver does (compose-go `validation`). */
const withSource = (
  field: Field,
  keys: Keys,
  sources: readonly (keyof Keys)[],
): Partial<ComposeFileObject> | undefined => {
  const { node } = field
  const given = node.kind === 'map' ? sources.filter((key) => node.entries.has(key)) : []
  if (given.length > 1)
    return fail(field, 'file-object', `${given.join(' and ')} exclude each other. Keep one of them.`)
  const { external, ...rest } = keys
  if (external) {
    return given[0] === undefined
      ? { ...rest, ...nameOfExternal(external, rest.name), external: true }
      : fail(field, 'external', `An external one exists already, so ${given[0]} cannot be given for it.`)
  }
  if (given.length > 0 || keys.driver !== undefined) return rest
  return fail(field, 'file-object', `It has no source. Give it one of ${sources.join(', ')}.`)
}

/** A config of the top level; without a name of its own it has none yet. */
export const decodeConfig = (field: Field): Partial<ComposeFileObject> | undefined => {
  const keys = decodeConfigKeys(field)
  return keys && withSource(field, keys, ['file', 'environment', 'content'])
}

/** A secret of the top level; without a name of its own it has none yet. */
export const decodeSecret = (field: Field): Partial<ComposeFileObject> | undefined => {
  const keys = decodeSecretKeys(field)
  return keys && withSource(field, keys, ['file', 'environment'])
}
