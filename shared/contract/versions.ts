import { z } from 'zod'
import { StackDocument } from '../model/document.ts'
import { Reference } from '../model/ids.ts'
import { PageInput, page } from '../model/page.ts'
import { StackVersion, VersionChange, VersionSummary } from '../model/version.ts'
import { procedure } from './procedure.ts'

const number = z.coerce.number().int().positive()

export const versions = {
  list: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/versions', summary: 'History of a stack, newest first' })
    .meta({ permission: 'stack.read' })
    .input(PageInput.extend({ stack: Reference }))
    .output(page(VersionSummary)),

  get: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/versions/{number}', summary: 'One version with its document' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference, number }))
    .output(StackVersion),

  /** The text of both, and what the difference means for services, networks and volumes. */
  diff: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/diff', summary: 'What differs between two versions' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference, from: number, to: number }))
    .output(
      z.object({
        files: z.array(
          z.object({
            path: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
            patch: z.string(),
          }),
        ),
        changes: z.array(VersionChange),
      }),
    ),

  /**
   * Stores a version without applying it. A document equal to that of the stack's latest version makes no new version:
   * the latest is answered.
   */
  save: procedure
    .route({ method: 'POST', path: '/stacks/{stack}/versions', summary: 'Store a new version', successStatus: 201 })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ stack: Reference, document: StackDocument, message: z.string().max(500).default('') }))
    .output(StackVersion),
}
