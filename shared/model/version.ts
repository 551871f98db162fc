import { z } from 'zod'
import { StackDocument } from './document.ts'
import { StackId } from './ids.ts'
import { Timestamp } from './time.ts'

/** A row of a stack's history. Immutable once stored: the schema refuses UPDATE and DELETE. */
export const VersionSummary = z.object({
  stackId: StackId,
  /** 1, 2, 3 ... per stack, without gaps. */
  number: z.number().int().positive(),
  message: z.string(),
  author: z.string(),
  createdAt: Timestamp,
  /** Of the document in canonical JSON; two versions with the same one are the same document. */
  sha256: z.string().length(64),
})
export type VersionSummary = z.infer<typeof VersionSummary>

/** A version with the document it was made from. */
export const StackVersion = VersionSummary.extend({ document: StackDocument })
export type StackVersion = z.infer<typeof StackVersion>

/** What a difference between two versions means for what runs. */
export const VersionChange = z.object({
  kind: z.enum(['service', 'network', 'volume']),
  name: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** Keys that differ, for example `environment.MODE`; empty for added and removed. */
  fields: z.array(z.string()),
})
export type VersionChange = z.infer<typeof VersionChange>
