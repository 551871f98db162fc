import { t } from '#shared/language/translate.ts'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { Card } from '../../components/card.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { NumberSetting } from './number-setting.tsx'
import { SettingLine } from './setting-line.tsx'

interface KeepingCardProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

const rhythms = () => [
  { value: '0', label: t('Never') },
  { value: '6', label: t('{{hours}} h', { hours: 6 }) },
  { value: '24', label: t('Daily') },
  { value: '168', label: t('Weekly') },
]

/** How often registries are asked, and how much of the past is kept. */
export function KeepingCard({ settings, onChange }: KeepingCardProps) {
  const hours = String(settings.checkImagesEveryHours)
  const usual = rhythms()
  const options = usual.some(({ value }) => value === hours)
    ? usual
    : [...usual, { value: hours, label: t('{{hours}} h', { hours }) }]
  return (
    <Card title={t('Images and history')} part="keeping">
      <SettingLine
        name={t('Look for newer images')}
        explanation={t('Registries are asked one at a time, without pulling. A stack says when its tag has moved.')}
      >
        <Segmented
          label={t('Look for newer images')}
          value={hours}
          options={options}
          onChange={(value) => onChange({ checkImagesEveryHours: Number(value) })}
        />
      </SettingLine>
      <SettingLine
        name={t('Images for going back')}
        explanation={t('A clean-up of images keeps those of the last versions of each stack that ran.')}
      >
        <NumberSetting
          label={t('Versions that keep their images')}
          value={settings.keepImagesOfVersions}
          min={1}
          max={100}
          unit={t('versions')}
          onChange={(keepImagesOfVersions) => onChange({ keepImagesOfVersions })}
        />
      </SettingLine>
      <SettingLine
        name={t('Records of commands')}
        explanation={t('Log lines, steps and evidence of ended commands. The commands themselves stay.')}
      >
        <NumberSetting
          label={t('Days that records of commands are kept')}
          value={settings.keepLogsDays}
          min={1}
          max={3650}
          unit={t('days')}
          onChange={(keepLogsDays) => onChange({ keepLogsDays })}
        />
      </SettingLine>
    </Card>
  )
}
