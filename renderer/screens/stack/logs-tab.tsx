import { Button, Select, TextInput } from '@mantine/core'
import { IconFileText, IconRefresh, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useApi } from '../../api/client.ts'
import { runtimeQuery } from '../../api/queries.ts'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { LogLines } from './log-lines.tsx'
import { useStackLogs } from './use-stack-logs.ts'
import './logs.css'

/** What the containers of a stack write, merged by time and followed. The service is part of the place. */
export function LogsTab({ stack }: { readonly stack: string }) {
  const service = new URLSearchParams(useSearch()).get('service')
  const [attempt, setAttempt] = useState(0)
  const [find, setFind] = useState('')
  const logs = useStackLogs(stack, service, attempt)
  const part = find.trim().toLowerCase()
  const lines = part === '' ? logs.lines : logs.lines.filter(({ text }) => text.toLowerCase().includes(part))
  const handleFind = (event: ChangeEvent<HTMLInputElement>): void => setFind(event.currentTarget.value)
  const handleRetry = (): void => setAttempt(attempt + 1)
  return (
    <Card label="Logs" className="sw-logs-card">
      <div className="sw-logs-head">
        <ServiceSelect stack={stack} service={service} />
        <TextInput
          data-find
          aria-label="Find in these lines"
          placeholder="Find in these lines"
          leftSection={<IconSearch size={14} />}
          value={find}
          onChange={handleFind}
          className="sw-logs-find"
        />
        <span className="sw-grow" />
        <span className="sw-faint sw-small sw-num">
          {part === '' ? `${lines.length} lines` : `${lines.length} of ${logs.lines.length} lines`}
        </span>
        {logs.state === 'ended' ? (
          <Button size="sm" leftSection={<IconRefresh size={14} />} onClick={handleRetry}>
            Read again
          </Button>
        ) : null}
      </div>
      {logs.error ? (
        <ErrorPanel what={`The logs of ${service ?? stack} stopped`} error={logs.error} onRetry={handleRetry} />
      ) : null}
      {lines.length === 0 && !logs.error ? (
        <EmptyState icon={IconFileText} title={part === '' ? emptyTitle(logs.state) : 'No line has this'}>
          Lines appear here as the containers write them. The newest 2,000 are kept in this window.
        </EmptyState>
      ) : (
        <LogLines lines={lines} find={part} />
      )}
    </Card>
  )
}

const emptyTitle = (state: 'opening' | 'following' | 'ended'): string =>
  state === 'opening' ? 'Opening the logs' : 'No container has written a line'

function ServiceSelect({ stack, service }: { readonly stack: string; readonly service: string | null }) {
  const { data } = useQuery(runtimeQuery(useApi(), stack))
  const [, navigate] = useLocation()
  const handleChange = (name: string | null): void =>
    navigate(name ? `/stacks/${stack}/logs?service=${encodeURIComponent(name)}` : `/stacks/${stack}/logs`)
  return (
    <Select
      aria-label="Service"
      placeholder="All services"
      data={data?.services.map((each) => each.service) ?? []}
      value={service}
      onChange={handleChange}
      clearable
      size="sm"
    />
  )
}
