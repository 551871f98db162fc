import { TextInput } from '@mantine/core'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { t } from '#shared/language/translate.ts'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { Card } from '../../components/card.tsx'
import { SettingLine } from './setting-line.tsx'
import { useTypedSetting } from './use-typed-setting.ts'

interface UpdatesCardProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

/** Where the desktop looks for updates. Taken with Enter or when the field is left; Escape brings the old address back. */
export function UpdatesCard({ settings, onChange }: UpdatesCardProps) {
  const { typed, isValid, type, take, drop } = useTypedSetting((text) => ({ updateAddress: text.trim() }), onChange)
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => type(event.currentTarget.value)
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take()
    if (event.key === 'Escape') drop()
  }
  return (
    <Card title={t('Updates')} part="updates">
      <SettingLine
        name={t('Address of updates')}
        explanation={t(
          'Updates are off unless an address is given here or came with the package. One is offered only if it is signed, newer and behind https.',
        )}
      >
        <TextInput
          aria-label={t('Address of updates')}
          className="sw-folders-field"
          inputMode="url"
          placeholder={t('No address')}
          spellCheck={false}
          value={typed ?? settings.updateAddress}
          error={isValid ? null : t('It begins with https://')}
          onChange={handleChange}
          onKeyDown={handleKey}
          onBlur={take}
        />
      </SettingLine>
    </Card>
  )
}
