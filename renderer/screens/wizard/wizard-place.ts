import type { PlainKey } from '#shared/language/text-key.ts'
import { WizardStep } from '#shared/wizard/wizard-draft.ts'

/** What the wizard is opened for, as the place in the app says it. */
export interface WizardRequest {
  readonly step: WizardStep
  /** A draft to go on with. */
  readonly draft: string | null
  /** A stack whose next version is to be made. */
  readonly stack: string | null
}

/** Every step, in order, with its name. */
export const steps: ReadonlyArray<{ readonly step: WizardStep; readonly label: PlainKey }> = [
  { step: 'pick', label: 'Pick' },
  { step: 'configure', label: 'Configure' },
  { step: 'connect', label: 'Connect' },
  { step: 'review', label: 'Review' },
]

/** Reads `step=configure&draft=ID` or `stack=shop`; what is missing or unknown is the first step of a new stack. */
export const wizardRequest = (search: string): WizardRequest => {
  const query = new URLSearchParams(search)
  return {
    step: WizardStep.safeParse(query.get('step')).data ?? 'pick',
    draft: query.get('draft'),
    stack: query.get('stack'),
  }
}

/** The place that a request is read from. A draft knows its stack, so the stack is left out beside one. */
export const wizardPlace = ({ step, draft, stack }: WizardRequest): string => {
  const query = new URLSearchParams({ step })
  if (draft !== null) query.set('draft', draft)
  else if (stack !== null) query.set('stack', stack)
  return `/wizard?${query}`
}

/** The step before or after; undefined at either end. */
export const stepBeside = (step: WizardStep, by: 1 | -1): (typeof steps)[number] | undefined =>
  steps[steps.findIndex((one) => one.step === step) + by]
