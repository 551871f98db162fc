import { Textarea } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { t } from '#shared/language/translate.ts'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { Card } from '../../components/card.tsx'
import { SettingLine } from './setting-line.tsx'
import { useTypedSetting } from './use-typed-setting.ts'

interface WizardCardProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

/** What stacks that are made in the wizard may take of their host. */
export function WizardCard({ settings, onChange }: WizardCardProps) {
  const { typed, isValid, type, take } = useTypedSetting((text) => ({ wizardFolders: linesOf(text) }), onChange)
  const handleChange = (event: ChangeEvent<HTMLTextAreaElement>): void => type(event.currentTarget.value)
  return (
    <Card title={t('Wizard')} part="wizard">
      <SettingLine
        name={t('Folders that may be mounted')}
        explanation={t(
          'Of the hosts, one a line, with all below them. Empty for any. The wizard refuses a stack that mounts another.',
        )}
      >
        <Textarea
          aria-label={t('Folders that may be mounted')}
          className="sw-folders-field"
          rows={3}
          placeholder={t('any folder')}
          spellCheck={false}
          value={typed ?? settings.wizardFolders.join('\n')}
          error={isValid ? null : t('Each from its root, with a / at the start')}
          onChange={handleChange}
          onBlur={take}
        />
      </SettingLine>
    </Card>
  )
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
