import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery, stacksQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ImportButton } from '../../components/import-button.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { usePlaceParam, usePlaceText } from '../../components/place-param.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { nextSort, type StackSort, sortStacks } from '../../components/stack-sort.ts'
import { StackTable } from '../../components/stack-table.tsx'
import { count } from '../../format/count.ts'
import { NoStacks } from './no-stacks.tsx'
import { filterStacks, type StackFilter, type StackGroup } from './stack-filter.ts'
import './stacks.css'

const groups: ReadonlyArray<{ readonly value: StackGroup; readonly label: PlainKey }> = [
  { value: 'all', label: 'All' },
  { value: 'attention', label: 'Needs you' },
  { value: 'running', label: 'Running' },
  { value: 'stopped', label: 'Stopped' },
]

/** All stacks, to search, filter and sort. The host of the filter is part of the place. */
export function StacksScreen() {
  const stacks = useQuery(stacksQuery(useApi()))
  const host = new URLSearchParams(useSearch()).get('host')
  const [search, setSearch] = usePlaceText('find')
  const [said, setGroup] = usePlaceParam('which')
  const group = groups.find(({ value }) => value === said)?.value ?? 'all'
  const filter: StackFilter = { search, group, host }
  const handleSearch = (event: ChangeEvent<HTMLInputElement>): void => setSearch(event.currentTarget.value)
  const [, navigate] = useLocation()
  const handleReset = (): void => navigate('/stacks')
  return (
    <div className="sw-screen">
      <PageHead
        title={t('Stacks')}
        finding={stacks.data ? finding(stacks.data, filter) : null}
        actions={
          stacks.data?.length === 0 ? null : (
            <>
              <ImportButton />
              <NewStackButton />
            </>
          )
        }
      />
      <div className="sw-row sw-wrap sw-stack-filters">
        <TextInput
          data-find
          aria-label={t('Find a stack by name')}
          placeholder={t('Find a stack')}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={handleSearch}
          className="sw-stack-search"
        />
        <Segmented
          label={t('Which stacks')}
          value={group}
          options={spokenOptions(groups)}
          onChange={(next) => setGroup(next === 'all' ? null : next)}
        />
        <HostSelect host={host} />
      </div>
      <Card label={t('Stacks')}>
        <AsyncView
          query={stacks}
          what={t('the stacks')}
          rows={10}
          isEmpty={(found) => found.length === 0}
          empty={<NoStacks />}
        >
          {(found) => <Rows stacks={filterStacks(found, filter)} onReset={handleReset} />}
        </AsyncView>
      </Card>
    </div>
  )
}

const finding = (stacks: readonly StackSummary[], filter: StackFilter): string => {
  const shown = filterStacks(stacks, filter).length
  const all = count(stacks.length, 'stack')
  return shown === stacks.length ? `${all}.` : t('{{shown}} of {{all}}.', { shown, all })
}

function HostSelect({ host }: { readonly host: string | null }) {
  const hosts = useQuery(hostsQuery(useApi())).data ?? []
  const [, setHost] = usePlaceParam('host')
  return (
    <Select
      aria-label={t('Host')}
      placeholder={t('All hosts')}
      data={hosts.map(({ name }) => name)}
      value={host}
      onChange={setHost}
      clearable
      size="sm"
    />
  )
}

function Rows({ stacks, onReset }: { readonly stacks: readonly StackSummary[]; readonly onReset: () => void }) {
  const [sort, setSort] = useState<StackSort>({ by: 'name', direction: 'ascending' })
  const handleSort = (by: StackSort['by']): void => setSort(nextSort(sort, by))
  if (stacks.length === 0) {
    return (
      <EmptyState
        icon={IconSearch}
        title={t('No stack fits')}
        action={<Button onClick={onReset}>{t('Show all stacks')}</Button>}
      >
        {t('Search looks for a part of the name. The filters narrow it further.')}
      </EmptyState>
    )
  }
  return <StackTable stacks={sortStacks(stacks, sort)} sort={sort} onSort={handleSort} />
}
