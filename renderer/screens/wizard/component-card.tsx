import { IconCheck, IconPlus } from '@tabler/icons-react'
import { recommendedVersion } from '#shared/catalogue/catalogue.ts'
import type { Component } from '#shared/catalogue/component.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import { addComponent } from './add-component.ts'
import { ComponentIcon } from './component-icon.tsx'
import { change } from './wizard-session.ts'

interface ComponentCardProps {
  readonly component: Component
  /** From the data folder. */
  readonly own: boolean
  /** How many parts of the stack are this component. */
  readonly chosen: number
  readonly answers: WizardAnswers
}

/** A component: what it is, what it gives and needs. A click anywhere on it adds one to the stack. */
export function ComponentCard({ component, own, chosen, answers }: ComponentCardProps) {
  const version = recommendedVersion(component)
  const gives = [...new Set(component.provides.map(({ capability }) => capability))]
  const handleAdd = (): void => change(addComponent(answers, component))
  return (
    <li className="sw-component" data-chosen={chosen > 0}>
      <ComponentIcon component={component} />
      <div className="sw-col sw-grow">
        <div className="sw-row sw-component-name">
          <span className="sw-strong">{translated(component.title)}</span>
          <span className="sw-second sw-num">{version.id}</span>
          {version.label ? <span className="sw-tiny sw-faint">{translated(version.label)}</span> : null}
        </div>
        <p className="sw-small sw-second sw-component-summary">{translated(component.summary)}</p>
        <div className="sw-row sw-tiny sw-second sw-component-foot">
          {gives[0] ? <span className="sw-chip">{gives[0]}</span> : null}
          <span className="sw-ellipsis">{factOf(component)}</span>
          {own ? <span className="sw-chip">{t('yours')}</span> : null}
        </div>
      </div>
      <button
        type="button"
        className="sw-component-add"
        onClick={handleAdd}
        aria-label={t(chosen > 0 ? 'Add another {{component}}' : 'Add {{component}}', {
          component: translated(component.title),
        })}
      >
        {chosen > 1 ? <span className="sw-tiny sw-num">{chosen}</span> : null}
        {chosen === 1 ? <IconCheck size={13} stroke={2.5} aria-hidden /> : null}
        {chosen === 0 ? <IconPlus size={13} stroke={2} aria-hidden /> : null}
      </button>
    </li>
  )
}

const factOf = ({ needs, service }: Component): string => {
  const required = needs.find((need) => need.required && need.when.length === 0)
  if (required) return t('needs {{required}}', { required: translated(required.title).toLowerCase() })
  return service.volumes.some(({ state }) => state) ? t('holds state') : t('needs nothing')
}
