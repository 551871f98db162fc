import type { ComposeUlimits } from '#shared/model/compose-project.ts'
import { decodeMap } from './collection.ts'
import type { Field } from './field.ts'
import { decodeRequired } from './required-keys.ts'
import { decodeInteger } from './scalar.ts'

const decodeLimit = decodeInteger({ min: -1, max: Number.MAX_SAFE_INTEGER })

const decodePair = decodeRequired<{ readonly soft: number; readonly hard: number }, 'soft' | 'hard'>(
  { soft: decodeLimit, hard: decodeLimit },
  { soft: 'the limit that holds', hard: 'the limit up to which the process may raise it' },
)

/** Limits of the processes of a container, by name: one number for both, or `soft` and `hard`. */
export const decodeUlimits = decodeMap<ComposeUlimits[string]>(
  (field: Field) => (field.node.kind === 'map' ? decodePair(field) : decodeLimit(field)),
  'a mapping of limits',
)
