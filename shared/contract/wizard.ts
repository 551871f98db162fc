import { z } from 'zod'
import { Reference, Slug } from '../model/ids.ts'
import { StackVersion } from '../model/version.ts'
import { WizardAnswers } from '../wizard/answers.ts'
import { HandEdit } from '../wizard/hand-edit.ts'
import { DraftId, DraftSummary, WizardDraft, WizardStep } from '../wizard/wizard-draft.ts'
import { procedure } from './procedure.ts'

export const wizard = {
  drafts: procedure
    .route({ method: 'GET', path: '/wizard/drafts', summary: 'Unfinished answers, the latest first' })
    .meta({ permission: 'stack.read' })
    .output(z.object({ items: z.array(DraftSummary) })),

  draft: procedure
    .route({ method: 'GET', path: '/wizard/drafts/{draft}', summary: 'One draft' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ draft: DraftId }))
    .output(WizardDraft),

  /** Makes a draft where none is named. Secrets that were typed come back sealed: send those from then on. */
  saveDraft: procedure
    .route({ method: 'PUT', path: '/wizard/drafts', summary: 'Keep unfinished answers' })
    .meta({ permission: 'stack.apply' })
    .input(
      z.object({
        draft: DraftId.optional(),
        stack: Reference.optional(),
        host: Reference.optional(),
        step: WizardStep.default('pick'),
        answers: WizardAnswers,
      }),
    )
    .output(WizardDraft),

  removeDraft: procedure
    .route({ method: 'DELETE', path: '/wizard/drafts/{draft}', summary: 'Throw a draft away' })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ draft: DraftId }))
    .output(z.object({})),

  /** The answers of a stack that the wizard made, and what was changed in its document by hand since. */
  open: procedure
    .route({ method: 'GET', path: '/wizard/stacks/{stack}', summary: 'A stack as answers, to go on from' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference }))
    .output(
      z.object({
        answers: WizardAnswers,
        /** The version that the answers made. */
        madeVersion: z.number().int(),
        latestVersion: z.number().int(),
        edits: z.array(HandEdit),
      }),
    ),

  /**
   * Stores the next version of a stack, which is made where it is not there, with its answers. Secrets are made and sealed.
   * Nothing is applied. CHOICES_BLOCKED where a rule blocks. A draft that is named is gone afterwards.
   */
  save: procedure
    .route({
      method: 'POST',
      path: '/wizard/versions',
      summary: 'Store a version made from answers',
      successStatus: 201,
    })
    .meta({ permission: 'stack.apply' })
    .input(
      z.object({
        stackName: Slug,
        host: Reference.optional(),
        answers: WizardAnswers,
        message: z.string().max(500).default(''),
        draft: DraftId.optional(),
        /** Ids of the edits by hand, as `open` told them, that are kept in the new document. */
        keepEdits: z.array(z.string()).default([]),
      }),
    )
    .output(
      z.object({
        version: StackVersion,
        answers: WizardAnswers,
        /** Edits that could not be kept, because what they changed is not there any more. */
        lost: z.array(HandEdit),
      }),
    ),
}
