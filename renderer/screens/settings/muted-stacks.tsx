import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { useApi } from '../../api/client.ts'
import { stacksQuery } from '../../api/queries.ts'
import { SettingLine } from './setting-line.tsx'

interface MutedStacksProps {
  readonly muted: Settings['mutedStacks']
  readonly onChange: (change: SettingsChange) => void
}

/** The stacks whose alerts are shown and not told, and the way back. Muted they are where the alert is. */
export function MutedStacks({ muted, onChange }: MutedStacksProps) {
  const stacks = useQuery(stacksQuery(useApi())).data ?? []
  return stacks
    .filter(({ id }) => muted.includes(id))
    .map(({ id, name }) => (
      <SettingLine key={id} name={name} explanation={t('Muted: its alerts are shown and not told.')}>
        <Button
          size="sm"
          aria-label={t('Hear of {{stackName}} again', { stackName: name })}
          onClick={() => onChange({ mutedStacks: muted.filter((one) => one !== id) })}
        >
          {t('Unmute')}
        </Button>
      </SettingLine>
    ))
}
