import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import type { VolumeFate } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { Status } from '../../components/status.tsx'
import { statusOfVolume } from '../../components/status-of.ts'

/** What becomes of every volume: the first thing a person looks for. */
export function VolumesCard({
  volumes,
  blocked,
  onChooseAgain,
}: {
  readonly volumes: readonly VolumeFate[]
  readonly blocked: boolean
  /** Takes back what was chosen for volumes; absent where nothing was. */
  readonly onChooseAgain: (() => void) | undefined
}) {
  const destroyed = volumes.some((volume) => volume.fate === 'destroyed')
  return (
    <Card
      title={blocked ? t('Fate of every volume, once unblocked') : t('Fate of every volume')}
      actions={
        destroyed || blocked ? null : (
          <span className="sw-row sw-small sw-ok-text sw-strong sw-nowrap">
            <IconShieldCheck size={14} aria-hidden />
            {t('Nothing is deleted')}
          </span>
        )
      }
    >
      {volumes.length === 0 ? (
        <p className="sw-plan-side-none">{t('No volume takes part.')}</p>
      ) : (
        <ul className="sw-plan-volumes">
          {volumes.map((volume) => (
            <li key={volume.name}>
              <span className="sw-strong sw-plan-volume-name">{volume.name}</span>
              <span className="sw-ellipsis sw-small sw-second">{usedWords(volume)}</span>
              <Status is={statusOfVolume(volume)} size="table" of={volume.name} />
            </li>
          ))}
        </ul>
      )}
      {onChooseAgain ? (
        <Button size="xs" variant="subtle" onClick={onChooseAgain}>
          {t('Choose again')}
        </Button>
      ) : null}
    </Card>
  )
}

const usedWords = ({ usedBy, unlike }: VolumeFate): string => {
  const users = usedBy.length === 0 ? t('nobody') : usedBy.join(', ')
  return unlike
    ? t('{{users}}, with another {{unlike}} than asked', { users, unlike: unlike.map(translated).join(t(' and ')) })
    : users
}
