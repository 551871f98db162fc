import { Button } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t } from '#shared/language/translate.ts'
import type { PlanConflict } from '#shared/model/plan.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { Card } from '../../components/card.tsx'
import './blockers-card.css'

interface BlockersCardProps {
  readonly conflicts: readonly PlanConflict[]
  /** Makes the plan anew with a choice for a volume; absent where nothing can be chosen. */
  readonly onChoose: ((choice: VolumeChoices) => void) | undefined
  readonly busy: boolean
}

/** What blocks a plan: each thing with what happened and what to do about it. */
export function BlockersCard({ conflicts, onChoose, busy }: BlockersCardProps) {
  return (
    <Card
      title={t('What blocks it')}
      beside={
        <span className="sw-count" data-tone="bad">
          {conflicts.length}
        </span>
      }
      className="sw-blockers"
    >
      <ul>
        {conflicts.map((conflict) => (
          <li key={`${conflict.code} ${conflict.message}`} className="sw-blocker">
            <span className="sw-blocker-icon" aria-hidden>
              <IconAlertOctagon size={16} stroke={1.75} />
            </span>
            <div className="sw-col">
              <p className="sw-strong">{errorWords(conflict).message}</p>
              <p className="sw-second">{errorWords(conflict).next}</p>
              {onChoose && conflict.choices ? (
                <div className="sw-row sw-blocker-choices">
                  {conflict.choices.map(({ volume, choice, name }) => (
                    <Button key={choice} size="xs" disabled={busy} onClick={() => onChoose({ [volume]: choice })}>
                      {choice === 'keep'
                        ? t('Keep {{name}} as it is', { name })
                        : t('Use a new, empty {{name}}', { name })}
                    </Button>
                  ))}
                </div>
              ) : null}
            </div>
            <code className="sw-mono sw-faint">{conflict.code}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}
