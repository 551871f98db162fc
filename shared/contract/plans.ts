import { z } from 'zod'
import { StackDocument } from '../model/document.ts'
import { Reference, Slug } from '../model/ids.ts'
import { PlanPreview } from '../model/plan.ts'
import { VolumeChoices } from '../model/volume-choice.ts'
import { procedure } from './procedure.ts'

export const plans = {
  /**
   * What applying this document would do. The stack need not exist yet. With `pull` the
   * registries are asked what the tags name now. Makes only reading calls.
   */
  previewDocument: procedure
    .route({ method: 'POST', path: '/plans/document', summary: 'Plan for a document' })
    .meta({ permission: 'stack.plan' })
    .input(
      z.object({
        stackName: Slug,
        host: Reference.optional(),
        document: StackDocument,
        pull: z.boolean().default(false),
        /** What to do about volumes that are on the host otherwise than the document asks. */
        volumeChoices: VolumeChoices.optional(),
      }),
    )
    .output(PlanPreview),

  /** What applying a stored version, or rolling back to it, would do. */
  previewVersion: procedure
    .route({ method: 'POST', path: '/plans/version', summary: 'Plan for a stored version' })
    .meta({ permission: 'stack.plan' })
    .input(
      z.object({ stack: Reference, version: z.number().int().positive(), volumeChoices: VolumeChoices.optional() }),
    )
    .output(PlanPreview),

  /** What removing the stack would do; the volumes go only where `volumes` is true. */
  previewRemoval: procedure
    .route({ method: 'POST', path: '/plans/removal', summary: 'Plan for a removal' })
    .meta({ permission: 'stack.plan' })
    .input(z.object({ stack: Reference, volumes: z.boolean().default(false) }))
    .output(PlanPreview),
}
