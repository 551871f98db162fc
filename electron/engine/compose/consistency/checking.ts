import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { SourcePosition } from '#shared/model/document.ts'
import type { DecodedProject } from '../decode/project.ts'
import type { Problems } from '../problems.ts'
import { locate } from '../source/locate.ts'
import type { SourceNode } from '../source/source-node.ts'

/** What the checks look at: the model, what it was made from, and the tree that knows the lines. */
export interface Checking {
  readonly project: ComposeProject
  /** With every network and volume that was declared, also those that no service uses. */
  readonly declared: DecodedProject
  /** Services that the active profiles leave out. */
  readonly inactive: DecodedProject['services']
  readonly tree: SourceNode
  readonly origins: WeakMap<object, SourcePosition>
  readonly problems: Problems
}

/** Looks at one kind of contradiction between parts that are each right on their own, and reports what it finds. */
export type Check = (checking: Checking) => void

/** What a check says about a place; where no position is given, that of the path's keys. */
interface Report {
  readonly rule: string
  readonly message: string
  readonly position?: SourcePosition | undefined
}

/** Reports an error at a path of keys. */
export const reportAt = ({ tree, problems }: Checking, path: readonly string[], report: Report): void => {
  const { rule, message, position } = report
  problems.error({ rule, message, path, position: position ?? locate(tree, path) })
}

/** Reports at a path of keys what Compose takes, but keeps the document from being applied here. */
export const refuseAt = ({ tree, problems }: Checking, path: readonly string[], report: Report): void => {
  const { rule, message, position } = report
  problems.refusal({ rule, message, path, position: position ?? locate(tree, path) })
}
