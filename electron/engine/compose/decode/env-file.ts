import type { SourcePosition } from '#shared/model/document.ts'
import { decodeObject, decodeOneOrMore } from './collection.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { decodeBoolean, decodeFilledText, decodeWord } from './scalar.ts'

/** An env file that a service names: its path as written, and where that is. */
export interface EnvFile {
  readonly path: string
  readonly required: boolean
  /** `raw` takes every line as it is: no quotes, no variables. */
  readonly format: 'dotenv' | 'raw'
  readonly position: SourcePosition
}

interface LongEnvFile {
  readonly path: string
  readonly required: boolean
  readonly format: 'raw'
}

const decodeLong = decodeObject<LongEnvFile>({
  path: decodeFilledText,
  required: decodeBoolean,
  format: decodeWord('raw'),
})

const decodeEnvFile = (field: Field): EnvFile | undefined => {
  const { position } = field.node
  if (field.node.kind !== 'map') {
    const path = decodeFilledText(field)
    return path === undefined ? undefined : { path, required: true, format: 'dotenv', position }
  }
  const long = decodeLong(field)
  if (!long) return undefined
  if (long.path === undefined) return fail(field, 'env-file', 'This env file needs its path.')
  return { path: long.path, required: long.required ?? true, format: long.format ?? 'dotenv', position }
}

/** The env files of a service, in order; of one named twice the last counts. */
export const decodeEnvFiles: Decoder<readonly EnvFile[]> = (field) => {
  const files = decodeOneOrMore(decodeEnvFile, 'a path or a list of paths')(field)
  return files && [...new Map(files.map((file) => [file.path, file])).values()]
}

/** Files of labels, in order. They are read as env files are. */
export const decodeLabelFiles: Decoder<readonly EnvFile[]> = (field) =>
  decodeOneOrMore((item) => {
    const path = decodeFilledText(item)
    return path === undefined
      ? undefined
      : ({ path, required: true, format: 'dotenv', position: item.node.position } as const)
  }, 'a path or a list of paths')(field)
