import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { Card } from '../../components/card.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { NumberSetting } from './number-setting.tsx'
import { SettingLine } from './setting-line.tsx'

interface KeepingCardProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

const rhythms = [
  { value: '0', label: 'Never' },
  { value: '6', label: '6 h' },
  { value: '24', label: 'Daily' },
  { value: '168', label: 'Weekly' },
] as const

/** How often registries are asked, and how much of the past is kept. */
export function KeepingCard({ settings, onChange }: KeepingCardProps) {
  const hours = String(settings.checkImagesEveryHours)
  const options = rhythms.some(({ value }) => value === hours)
    ? rhythms
    : [...rhythms, { value: hours, label: `${hours} h` }]
  return (
    <Card title="Images and history" part="keeping">
      <SettingLine
        name="Look for newer images"
        explanation="Registries are asked one at a time, without pulling. A stack says when its tag has moved."
      >
        <Segmented
          label="Look for newer images"
          value={hours}
          options={options}
          onChange={(value) => onChange({ checkImagesEveryHours: Number(value) })}
        />
      </SettingLine>
      <SettingLine
        name="Images for going back"
        explanation="A clean-up of images keeps those of the last versions of each stack that ran."
      >
        <NumberSetting
          label="Versions that keep their images"
          value={settings.keepImagesOfVersions}
          min={1}
          max={100}
          unit="versions"
          onChange={(keepImagesOfVersions) => onChange({ keepImagesOfVersions })}
        />
      </SettingLine>
      <SettingLine
        name="Records of commands"
        explanation="Log lines, steps and evidence of ended commands. The commands themselves stay."
      >
        <NumberSetting
          label="Days that records of commands are kept"
          value={settings.keepLogsDays}
          min={1}
          max={3650}
          unit="days"
          onChange={(keepLogsDays) => onChange({ keepLogsDays })}
        />
      </SettingLine>
    </Card>
  )
}
