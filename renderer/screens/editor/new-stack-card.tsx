import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery } from '../../api/queries.ts'
import { Card } from '../../components/card.tsx'
import { stackNameProblem } from './plan-lock.ts'

interface NewStackCardProps {
  readonly name: string
  readonly host: string | undefined
  readonly taken: readonly string[]
  readonly onName: (name: string) => void
  readonly onHost: (host: string) => void
}

/** What a new stack is called and where it is to live. */
export function NewStackCard({ name, host, taken, onName, onHost }: NewStackCardProps) {
  const hosts = useQuery(hostsQuery(useApi()))
  const [touched, setTouched] = useState(false)
  const problem = touched || name !== '' ? stackNameProblem(name, taken) : null
  const names = (hosts.data ?? []).map((one) => one.name)
  return (
    <Card title={t('Stack')} padded>
      <div className="sw-col sw-new-stack">
        <TextInput
          label={t('Name')}
          placeholder={t('shop')}
          value={name}
          error={problem}
          maxLength={63}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onName(event.currentTarget.value)}
          onBlur={() => setTouched(true)}
        />
        <NativeSelect
          label={t('Host')}
          data={names}
          value={host ?? names[0] ?? ''}
          disabled={names.length === 0}
          onChange={(event) => onHost(event.currentTarget.value)}
        />
      </div>
    </Card>
  )
}
