import { z } from 'zod'
import { Command } from '../model/command.ts'
import { ComposeProjectOnHost, ImportPreview } from '../model/compose-import.ts'
import { StackDocument } from '../model/document.ts'
import { Reference, Slug } from '../model/ids.ts'
import { VolumeChoices } from '../model/volume-choice.ts'
import { procedure } from './procedure.ts'

/** What to do about volumes that are on the host otherwise than the document asks; part of the approved plan. */
const volumeChoices = VolumeChoices.optional()

export const imports = {
  /** Compose projects of a host that are no stacks, by name. */
  list: procedure
    .route({ method: 'GET', path: '/hosts/{host}/compose-projects', summary: 'Compose projects that can be imported' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ host: Reference }))
    .output(z.object({ items: z.array(ComposeProjectOnHost) })),

  /**
   * The document and the plan of an import. Without a document one is made from what runs; no file that a label names is
   * read, because anybody who may use the Engine writes those. Shows environments of containers: for who may apply.
   */
  preview: procedure
    .route({ method: 'POST', path: '/imports/preview', summary: 'What importing a Compose project would do' })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ project: Slug, host: Reference, document: StackDocument.optional(), volumeChoices }))
    .output(ImportPreview),

  /**
   * Makes the stack of the project's name, with the document as its next version, which owns what Compose made from now
   * on. With `approvedPlan` the version is applied as well; without it nothing on the host is touched, and the same
   * request again stores nothing more, with an idempotency key or without.
   */
  run: procedure
    .route({ method: 'POST', path: '/imports', summary: 'Import a Compose project as a stack', successStatus: 202 })
    .meta({ permission: 'stack.apply' })
    .input(
      z.object({
        project: Slug,
        host: Reference,
        document: StackDocument,
        message: z.string().max(500).default(''),
        /** Hash of the previewed plan. */
        approvedPlan: z.string().max(64).optional(),
        volumeChoices,
        idempotencyKey: z.string().min(1).max(200).optional(),
      }),
    )
    .output(z.object({ stack: Slug, version: z.number().int(), command: Command.nullable() })),
}
