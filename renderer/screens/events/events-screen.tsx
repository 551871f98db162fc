import { Button, Select, TextInput } from '@mantine/core'
import { IconActivity, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { EventSubject, type HostEvent } from '#shared/model/host-event.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery, stacksQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { usePlaceParam, usePlaceText } from '../../components/place-param.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { useStreamLost } from '../../state/stream.ts'
import { type EventFilter, eventPagesQuery } from './event-queries.ts'
import { EventTable } from './event-table.tsx'
import { useNewEvents } from './use-new-events.ts'
import './events.css'

const severities = [
  { value: 'all', label: 'All' },
  { value: 'warning', label: 'Warnings' },
  { value: 'error', label: 'Errors' },
] as const
type Severities = (typeof severities)[number]['value']

const subjects = EventSubject.options

/** What happened on the hosts, newest first; host and stack are part of the place. */
export function EventsScreen() {
  const query = new URLSearchParams(useSearch())
  const [saidSeverity, setSeverity] = usePlaceParam('severity')
  const severity: Severities = severities.find(({ value }) => value === saidSeverity)?.value ?? 'all'
  const [saidSubject, setSubject] = usePlaceParam('about')
  const subject: EventSubject | null = subjects.find((one) => one === saidSubject) ?? null
  const [search, setSearch] = usePlaceText('find')
  const filter: EventFilter = {
    host: query.get('host'),
    stack: query.get('stack'),
    subject,
    severity: severity === 'all' ? null : severity,
    search,
  }
  const handleSearch = (event: ChangeEvent<HTMLInputElement>): void => setSearch(event.currentTarget.value)
  return (
    <div className="sw-screen">
      <PageHead
        title={t('Events')}
        finding={
          useStreamLost() ? t('No events arrive now; shown as last seen.') : t('What the Engines tell, as it happens.')
        }
      />
      <div className="sw-row sw-wrap">
        <TextInput
          data-find
          aria-label={t('Find events by name or action')}
          placeholder={t('Find by name or action')}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={handleSearch}
        />
        <Segmented
          label={t('How bad')}
          value={severity}
          options={spokenOptions(severities)}
          onChange={(next) => setSeverity(next === 'all' ? null : next)}
        />
        <Select
          aria-label={t('What it is about')}
          placeholder={t('Everything')}
          data={[...subjects]}
          value={subject}
          onChange={setSubject}
          clearable
          size="sm"
        />
        <PlaceSelects filter={filter} />
      </div>
      <Card label={t('Events')}>
        <Events key={JSON.stringify(filter)} filter={filter} />
      </Card>
    </div>
  )
}

/** Host and stack, which links name. */
function PlaceSelects({ filter: { host, stack } }: { readonly filter: EventFilter }) {
  const api = useApi()
  const hosts = useQuery(hostsQuery(api)).data ?? []
  const stacks = useQuery(stacksQuery(api)).data ?? []
  const [, navigate] = useLocation()
  const go = (next: { readonly host: string | null; readonly stack: string | null }): void => {
    const query = new URLSearchParams()
    if (next.host) query.set('host', next.host)
    if (next.stack) query.set('stack', next.stack)
    navigate(`/events${query.size > 0 ? `?${query}` : ''}`)
  }
  return (
    <>
      {hosts.length > 1 ? (
        <Select
          aria-label={t('Host')}
          placeholder={t('All hosts')}
          data={hosts.map(({ name }) => name)}
          value={host}
          onChange={(name) => go({ host: name, stack })}
          clearable
          size="sm"
        />
      ) : null}
      <Select
        aria-label={t('Stack')}
        placeholder={t('All stacks')}
        data={stacks.map(({ name }) => name)}
        value={stack}
        onChange={(name) => go({ host, stack: name })}
        clearable
        searchable
        size="sm"
      />
    </>
  )
}

function Events({ filter }: { readonly filter: EventFilter }) {
  const query = useInfiniteQuery(eventPagesQuery(useApi(), filter))
  const fresh = useNewEvents(filter)
  const past = query.data?.pages.flatMap(({ items }) => items) ?? []
  const [shownUntil, setShownUntil] = useState<number | null>(null)
  // What came while the reader is at the top is shown at once; rows never move under the hand of who scrolled.
  const all = withoutDoubles([...fresh, ...past])
  const shown = shownUntil === null ? all : all.filter(({ seq }) => seq <= shownUntil)
  const handleMore = (): void => {
    setShownUntil(all[0]?.seq ?? null)
    void query.fetchNextPage()
  }
  const hidden = all.length - shown.length
  return (
    <AsyncView
      query={query}
      what={t('the events')}
      rows={10}
      isEmpty={() => all.length === 0}
      empty={
        <EmptyState icon={IconActivity} title={t('Nothing happened yet')}>
          {t('Starts, ends, health and everything else that an Engine tells appears here. The last 30 days are kept.')}
        </EmptyState>
      }
    >
      {() => (
        <>
          {hidden > 0 ? (
            <div className="sw-events-new">
              <Button size="sm" variant="filled" onClick={() => setShownUntil(null)}>
                {t('{{hidden}} new above. Show', { hidden })}
              </Button>
            </div>
          ) : null}
          <EventTable events={shown} />
          {query.hasNextPage ? (
            <div className="sw-events-more">
              <Button onClick={handleMore} disabled={query.isFetchingNextPage}>
                {t('Show older events')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </AsyncView>
  )
}

function withoutDoubles(events: readonly HostEvent[]): readonly HostEvent[] {
  const seen = new Set<number>()
  return events.filter(({ seq }) => {
    if (seen.has(seq)) return false
    seen.add(seq)
    return true
  })
}
