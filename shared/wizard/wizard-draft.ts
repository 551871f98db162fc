import { z } from 'zod'
import { StackId } from '../model/ids.ts'
import { Timestamp } from '../model/time.ts'
import { WizardAnswers } from './answers.ts'

/** Where a person was in the wizard. */
export const WizardStep = z.enum(['pick', 'configure', 'connect', 'review'])
export type WizardStep = z.infer<typeof WizardStep>

export const DraftId = z.uuid().brand<'DraftId'>()
export type DraftId = z.infer<typeof DraftId>

/** Unfinished answers, kept until a version is made of them or they are thrown away. Secrets in them are sealed. */
export const WizardDraft = z.object({
  id: DraftId,
  /** The stack whose next version it is to be; null for a new stack. */
  stackId: StackId.nullable(),
  /** Reference of the host that it is meant for; null for the default. */
  host: z.string().nullable(),
  step: WizardStep,
  answers: WizardAnswers,
  updatedAt: Timestamp,
})
export type WizardDraft = z.infer<typeof WizardDraft>

/** A draft in a list. */
export const DraftSummary = WizardDraft.omit({ answers: true }).extend({
  stackName: z.string(),
  parts: z.array(z.object({ name: z.string(), component: z.string() })),
})
export type DraftSummary = z.infer<typeof DraftSummary>
