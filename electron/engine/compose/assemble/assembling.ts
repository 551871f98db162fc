import type { Lookup } from '../interpolate/template.ts'
import type { Finding, Problems } from '../problems.ts'
import type { SourceNode } from '../source/source-node.ts'

/** A file as the document calls it. */
export interface FoundFile {
  readonly path: string
  readonly content: string
}

/** What putting a document together needs. Nothing here touches a disk: files come through `find`. */
export interface Assembling {
  /** The file a path means, relative to the document's folder; undefined where there is none. */
  readonly find: (path: string) => FoundFile | undefined
  /** The path as the document calls it, null for one outside of its folder. */
  readonly inDocument: (path: string) => string | null
  readonly lookup: Lookup
  readonly problems: Problems
  /** Files that lead here by `include`, the outermost first. */
  readonly trail: readonly string[]
  /** What may still be put together for this document. */
  readonly budget: Budget
}

/** Bounds for a document whose parts name each other over and over. */
export interface Budget {
  /** Files that may still be read, each counted as often as it is named. */
  files: number
  /** Values that `extends` may still copy. */
  values: number
}

/** Far beyond any real document, and well below what would take long or fill the memory. */
export const createBudget = (): Budget => ({ files: 200, values: 200_000 })

/** True for what names something that is not a file beside the document: it would mean another thing every day. */
export const isRemote = (path: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|oci:|github\.com\/)/i.test(path)

/** Reports an error at a node. */
export const failAt = (
  { problems }: Assembling,
  node: SourceNode,
  { rule, message, path }: Pick<Finding, 'rule' | 'message' | 'path'>,
): undefined => {
  problems.error({ rule, message, path, position: node.position })
  return undefined
}

/** Takes a file out of the document for a node that names it. undefined after reporting what is wrong. */
export const takeFile = (
  assembling: Assembling,
  node: SourceNode,
  { named, path }: { readonly named: string; readonly path: readonly string[] },
): FoundFile | undefined => {
  const fail = (rule: string, message: string) => failAt(assembling, node, { rule, message, path })
  if (isRemote(named)) return fail('remote', `${named} is not a file here. Only files beside the document can be used.`)
  if (assembling.inDocument(named) === null) {
    return fail('file', `${named} lies outside of the folder of the compose file. Put it inside.`)
  }
  assembling.budget.files -= 1
  if (assembling.budget.files < 0) return fail('too-large', 'This document reads more files than any real one.')
  return assembling.find(named) ?? fail('file', `There is no file ${named}, or it is not part of the document.`)
}
