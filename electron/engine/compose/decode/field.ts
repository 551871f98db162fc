import type { SourcePosition } from '#shared/model/document.ts'
import type { Problems } from '../problems.ts'
import { describeKind, isNull, type SourceNode } from '../source/source-node.ts'

/** What decoding needs beside the tree. */
export interface DecodeContext {
  readonly problems: Problems
  /** Absolute folder that relative paths of the host start from; null where the document has no place on a disk. */
  readonly projectDirectory: string | null
  /** What `~` stands for; undefined where nobody said. */
  readonly home: string | undefined
  /** Where a decoded port or mount was written, for the checks that come later. */
  readonly origins: WeakMap<object, SourcePosition>
  /** What may still be written out of short forms in this document. */
  readonly budget: { ports: number }
}

/** A value to decode, with the keys that lead to it. */
export interface Field {
  readonly node: SourceNode
  readonly path: readonly string[]
  readonly context: DecodeContext
}

/** Reads one value in every form Compose knows for it. Gives undefined after reporting what is wrong; never throws. */
export type Decoder<T> = (field: Field) => T | undefined

/** The field of a key or an item below. */
export const below = (field: Field, key: string, node: SourceNode): Field => ({
  node,
  path: [...field.path, key],
  context: field.context,
})

/** Reports an error at the field. */
export const fail = (field: Field, rule: string, message: string, position = field.node.position): undefined => {
  field.context.problems.error({ rule, message, path: field.path, position })
  return undefined
}

/** Reports something unwise at the field. */
export const warn = (field: Field, rule: string, message: string): void => {
  field.context.problems.warning({ rule, message, path: field.path, position: field.node.position })
}

/** Reports that a value is not of the kind wanted, for example `must be a number`. */
export const failType = (field: Field, wanted: string): undefined => {
  const name = field.path.at(-1) ?? 'The document'
  if (isNull(field.node))
    return fail(field, 'wrong-type', `${name} is empty; it takes ${wanted}. Give it, or remove the key.`)
  return fail(field, 'wrong-type', `${name} takes ${wanted}, but is ${describeKind(field.node)}.`)
}
