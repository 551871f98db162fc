import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import type { Plan } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { upperFirst } from '../../format/upper-first.ts'
import './blockers-card.css'

/** What may go wrong with a plan that can run, and what nobody could look at. Nothing where there is neither. */
export function WarningsCard({ warnings, unchecked }: Pick<Plan, 'warnings' | 'unchecked'>) {
  if (warnings.length + unchecked.length === 0) return null
  return (
    <Card
      title={warnings.length > 0 ? t('What to know before') : t('Not checked before')}
      beside={
        warnings.length > 0 ? (
          <span className="sw-count" data-tone="warn">
            {warnings.length}
          </span>
        ) : null
      }
      className="sw-warnings"
    >
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`} className="sw-blocker">
            <span className="sw-blocker-icon" data-tone="warn" aria-hidden>
              <IconAlertTriangle size={16} stroke={1.75} />
            </span>
            <div className="sw-col">
              <p className="sw-strong">{translated(warning.message)}</p>
              <p className="sw-second">{translated(warning.next)}</p>
            </div>
            <code className="sw-mono sw-faint">{warning.code}</code>
          </li>
        ))}
        {unchecked.length > 0 ? <Unchecked what={unchecked} /> : null}
      </ul>
    </Card>
  )
}

const Unchecked = ({ what }: { readonly what: readonly string[] }) => (
  <li className="sw-blocker">
    <span className="sw-blocker-icon" data-tone="idle" aria-hidden>
      <IconEyeOff size={16} stroke={1.75} />
    </span>
    <div className="sw-col">
      <p className="sw-strong">{t('Not seen from here')}</p>
      {what.map((sentence) => (
        <p key={sentence} className="sw-second">
          {upperFirst(translated(sentence))}.
        </p>
      ))}
    </div>
  </li>
)
