import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { describeCause } from '#shared/format/plan-text.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { count } from '../../format/count.ts'
import { upperFirst } from '../../format/upper-first.ts'
import { OperationIcon } from './operation-icon.tsx'
import { type PlanPhaseRows, type PlanRow, planPhases } from './plan-phases.ts'
import './operations-card.css'

const views = [
  { value: 'steps', label: 'By step' },
  { value: 'text', label: 'Text' },
] as const

const operationsTitle = (number: number): string => {
  const operations = upperFirst(count(number, 'operation'))
  return number > 1 ? t('{{operations}}, in this order', { operations }) : operations
}

/** The sheet itself: every operation in its order, with its cause. */
export function OperationsCard({ preview }: { readonly preview: PlanPreview }) {
  const [view, setView] = useState<'steps' | 'text'>('steps')
  const { plan, text } = preview
  return (
    <Card
      title={operationsTitle(plan.operations.length)}
      className="sw-operations"
      label={t('Operations')}
      actions={
        <>
          {view === 'text' ? <CopyButton look="icon" what={t('the plan as text')} text={text} /> : null}
          <Segmented
            label={t('How the plan is shown')}
            value={view}
            options={spokenOptions(views)}
            onChange={setView}
          />
        </>
      }
    >
      <div className="sw-operations-list">
        {view === 'text' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable with the keyboard.
          <pre className="sw-code sw-operations-text" tabIndex={0}>
            {text}
          </pre>
        ) : (
          <>
            {planPhases(plan.operations, plan.toVersion).map((phase) => (
              <Phase key={phase.phase} phase={phase} />
            ))}
            {plan.operations.length === 0 ? (
              <EmptyState icon={IconCircleCheck} title={t('Nothing to do')}>
                {t('No operation is needed: the host is as asked.')}
              </EmptyState>
            ) : null}
            <Untouched services={plan.untouched} />
          </>
        )}
      </div>
    </Card>
  )
}

function Phase({ phase }: { readonly phase: PlanPhaseRows }) {
  return (
    <section aria-label={`${phase.title}: ${phase.meaning}`}>
      <h3 className="sw-phase-head">
        <span className="sw-cap">{phase.title}</span>
        <span className="sw-small sw-second">{phase.meaning}</span>
        <span className="sw-grow" />
        <span className="sw-tiny sw-faint sw-num">{phase.rows.length}</span>
      </h3>
      <ol start={phase.rows[0]?.number}>
        {phase.rows.map((row) => (
          <OperationRow key={row.number} row={row} />
        ))}
      </ol>
    </section>
  )
}

function OperationRow({ row }: { readonly row: PlanRow }) {
  const cause = translated(describeCause(row.operation.cause))
  const why = row.note === '' ? cause : `${cause}; ${row.note}`
  return (
    <li className="sw-operation">
      <span className="sw-tiny sw-faint sw-num">{row.number}</span>
      <OperationIcon sign={row.sign} />
      <span className="sw-strong">{row.verb}</span>
      <span className="sw-operation-what">
        <span className="sw-operation-object">{row.object}</span> <span className="sw-small sw-second">{why}</span>
      </span>
    </li>
  )
}

const shownUntouched = 12

function Untouched({ services }: { readonly services: readonly string[] }) {
  if (services.length === 0) return null
  const more = services.length - shownUntouched
  const names = services.slice(0, shownUntouched).join(', ')
  return (
    <p className="sw-operations-untouched sw-small sw-second">
      <IconCircleCheck size={14} aria-hidden />
      <span>
        {t('Not touched: {{names}}. They run as asked already.', {
          names: more > 0 ? t('{{names}} and {{more}} more', { names, more }) : names,
        })}
      </span>
    </p>
  )
}
