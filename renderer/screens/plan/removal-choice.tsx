import { Checkbox, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import type { VolumeFate } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { navigate } from '../../hash-location.ts'

interface RemovalChoiceProps {
  readonly stack: string
  readonly volumes: boolean
  readonly fates: readonly VolumeFate[]
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** Whether the data goes too. Where it does, everything lost is named, and the stack's name has to be typed. */
export function RemovalChoice({ stack, volumes, fates, typed, onType }: RemovalChoiceProps) {
  const lost = fates.filter((volume) => volume.fate === 'destroyed').map((volume) => volume.name)
  const handleChoice = (destroy: boolean): void => {
    onType('')
    navigate(`/stacks/${stack}/plan?remove=1${destroy ? '&volumes=1' : ''}`, { replace: true })
  }
  return (
    <Card title={t('The data')} className={volumes ? 'sw-removal-destroys' : ''} padded>
      <Checkbox
        label={t('Destroy the volumes too')}
        description={t('Without this, the data stays on the host and {{stack}} can come back to it.', { stack })}
        checked={volumes}
        onChange={(event) => handleChoice(event.currentTarget.checked)}
      />
      {volumes && lost.length > 0 ? (
        <div className="sw-removal-lost">
          <p>
            <IconTrash size={14} aria-hidden /> {t('{{lost}} cannot be brought back.', { lost: lost.join(', ') })}
          </p>
          <TextInput
            label={t('Type {{stack}} to allow it', { stack })}
            value={typed}
            onChange={(event) => onType(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        </div>
      ) : null}
    </Card>
  )
}
