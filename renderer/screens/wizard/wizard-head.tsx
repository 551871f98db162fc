import { IconCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import type { WizardStep } from '#shared/wizard/wizard-draft.ts'
import { steps, type WizardRequest, wizardPlace } from './wizard-place.ts'

const says: Readonly<Record<WizardStep, { readonly title: PlainKey; readonly says: PlainKey }>> = {
  pick: {
    title: 'What is this stack made of?',
    says: 'Pick what you need. What often goes with it is offered to you.',
  },
  configure: {
    title: 'How is each part set up?',
    says: 'Everything has a sensible value already. Secrets are made for you.',
  },
  connect: {
    title: 'Who talks to whom?',
    says: 'Draw a line from what needs something to what gives it, or choose in the list.',
  },
  review: {
    title: 'Is it as you want it?',
    says: 'Every rule was checked. Nothing runs before you have seen the plan.',
  },
}

interface WizardHeadProps {
  readonly request: WizardRequest
  /** Name of the stack whose next version it is to be; null for a new one. */
  readonly stack: string | null
  /** False while there is nothing that later steps could be about. */
  readonly open: boolean
}

/** The question of the step, and the way to every other step. */
export function WizardHead({ request, stack, open }: WizardHeadProps) {
  const { title, says: sentence } = says[request.step]
  return (
    <header className="sw-wizard-head">
      <div className="sw-grow">
        <h1>{stack === null ? t(title) : `${t('{{name}}:', { name: stack })} ${t(title)}`}</h1>
        <p className="sw-second">{t(sentence)}</p>
      </div>
      <nav aria-label={t('Steps of the wizard')}>
        <ol className="sw-wizard-steps">
          {steps.map(({ step, label }, index) => {
            const done = index < steps.findIndex((one) => one.step === request.step)
            const content = (
              <>
                <span className="sw-wizard-step-number" data-done={done}>
                  {done ? <IconCheck size={13} stroke={2.5} aria-hidden /> : index + 1}
                </span>
                {t(label)}
              </>
            )
            return (
              <li key={step}>
                {open || step === 'pick' ? (
                  <Link
                    href={wizardPlace({ ...request, step })}
                    aria-current={step === request.step ? 'step' : undefined}
                  >
                    {content}
                  </Link>
                ) : (
                  <span>{content}</span>
                )}
              </li>
            )
          })}
        </ol>
      </nav>
    </header>
  )
}
