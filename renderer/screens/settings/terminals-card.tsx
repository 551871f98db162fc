import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery } from '../../api/queries.ts'
import { Card } from '../../components/card.tsx'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { SettingLine } from './setting-line.tsx'

interface TerminalsCardProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

const choices = [
  { value: 'no', label: 'Not allowed' },
  { value: 'yes', label: 'Allowed' },
] as const

/** On which hosts a terminal may be opened in a container; on none unless somebody says so. */
export function TerminalsCard({ settings: { terminalHosts }, onChange }: TerminalsCardProps) {
  const hosts = useQuery(hostsQuery(useApi())).data ?? []
  if (hosts.length === 0) return null
  return (
    <Card title={t('Terminals in containers')} part="terminals">
      {hosts.map(({ id, name }) => (
        <SettingLine
          key={id}
          name={name}
          explanation={t('Who has a terminal can do all that the container can. Who opened one and when is kept.')}
        >
          <Segmented
            label={t('Terminals on {{name}}', { name })}
            value={terminalHosts.includes(id) ? 'yes' : 'no'}
            options={spokenOptions(choices)}
            onChange={(value) =>
              onChange({
                terminalHosts: value === 'yes' ? [...terminalHosts, id] : terminalHosts.filter((one) => one !== id),
              })
            }
          />
        </SettingLine>
      ))}
    </Card>
  )
}
