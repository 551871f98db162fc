import { t } from '#shared/language/translate.ts'
import type { Finding } from '#shared/rules/finding.ts'
import { Card } from '../../components/card.tsx'
import { ComponentIcon } from './component-icon.tsx'
import { FindingList } from './finding-list.tsx'
import { PartForm } from './part-form.tsx'
import { findingsOf, type WizardWork } from './use-findings.ts'
import { changeSession } from './wizard-session.ts'

/** Every part, and the form of the one that is selected. */
export function ConfigureStep({ work }: { readonly work: WizardWork }) {
  const { parts } = work.stack
  const shown = parts.find(({ part }) => part.name === work.session.selected) ?? parts[0]
  if (!shown) return null
  const { name } = shown.part
  const found = findingsOf(work.findings, name)
  return (
    <div className="sw-configure">
      <nav className="sw-card sw-part-list" aria-label={t('Parts')}>
        <ul>
          {parts.map(({ part, component }) => (
            <li key={part.name}>
              <button
                type="button"
                aria-current={part.name === name}
                onClick={() => changeSession({ selected: part.name })}
              >
                <ComponentIcon component={component} size={24} />
                <span className="sw-grow sw-ellipsis">{part.name}</span>
                <FindingCount findings={findingsOf(work.findings, part.name)} />
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="sw-col sw-configure-main">
        {found.length > 0 ? (
          <Card title={t('What to look at in {{name}}', { name })}>
            <FindingList findings={found} work={work} />
          </Card>
        ) : null}
        <PartForm key={name} resolved={shown} work={work} />
      </div>
    </div>
  )
}

function FindingCount({ findings }: { readonly findings: readonly Finding[] }) {
  const blocks = findings.filter(({ severity }) => severity === 'block').length
  const warns = findings.filter(({ severity }) => severity === 'warn').length
  if (blocks + warns === 0) return null
  return (
    <span
      className="sw-count"
      data-tone={blocks > 0 ? 'bad' : 'warn'}
      title={
        blocks > 0 ? t('{{number}} to solve', { number: blocks }) : t('{{number}} worth a look', { number: warns })
      }
    >
      {blocks > 0 ? blocks : warns}
      <span className="sw-hidden">{blocks > 0 ? ` ${t('to solve')}` : ` ${t('worth a look')}`}</span>
    </span>
  )
}
