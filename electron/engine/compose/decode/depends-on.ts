import type { ComposeDependency } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeList, decodeMap, decodeObject } from './collection.ts'
import { type Decoder, type Field, fail, failType } from './field.ts'
import { decodeBoolean, decodeFilledText, decodeWord } from './scalar.ts'

const started: ComposeDependency = { condition: 'service_started', required: true }

const decodeLong = decodeObject<ComposeDependency>({
  condition: decodeWord('service_started', 'service_healthy', 'service_completed_successfully'),
  required: decodeBoolean,
  restart: decodeBoolean,
})

const decodeDependency = (field: Field): ComposeDependency | undefined => {
  const long = isNull(field.node) ? {} : decodeLong(field)
  if (long && !long.condition) return fail(field, 'condition', missingCondition)
  return long && { ...started, ...long }
}

const missingCondition = 'A condition is missing. Write condition: service_started, or make depends_on a list of names.'

/** What a service waits for, in long form. */
export const decodeDependsOn: Decoder<Readonly<Record<string, ComposeDependency>>> = (field) => {
  if (field.node.kind === 'map') return decodeMap((at) => decodeDependency(at))(field)
  if (field.node.kind !== 'list') return failType(field, 'a list or a mapping of services')
  const names = decodeList(decodeFilledText)(field)
  return names && Object.fromEntries(names.map((name) => [name, started]))
}
