import { Button, TextInput } from '@mantine/core'
import { IconPlaylist, IconSearch } from '@tabler/icons-react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { moveAmongRows } from '../../components/row-keys.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { Dot } from '../../components/status.tsx'
import { CommandRow } from './command-row.tsx'
import { PauseButton } from './pause-button.tsx'
import { laneSummary, placeInLane, type QueueFilter, type QueueLane } from './queue-lanes.ts'
import './queue-panel.css'

interface QueuePanelProps {
  readonly lanes: readonly QueueLane[]
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
  /** What is typed to find commands by. */
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly selected: string | null
  /** Loads older ended commands; absent where all are here. */
  readonly onOlder?: (() => void) | undefined
}

const filters = [
  { value: 'now', label: 'Now' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const

/** The queues of all hosts, one lane a host. J, K and the arrows move, Enter opens. */
export function QueuePanel(props: QueuePanelProps) {
  const { lanes, filter, onFilter, search, onSearch, selected, onOlder } = props
  const isSearch = search.trim() !== ''
  const shown = lanes.filter((lane) => lane.commands.length > 0 || (filter === 'now' && !isSearch))
  const all = shown.flatMap((lane) => lane.commands)
  const reachable = all.find((command) => command.id === selected)?.id ?? all[0]?.id
  return (
    <section className="sw-card sw-queues" aria-label={t('Queues')}>
      <header className="sw-row sw-queues-head">
        <h1>{t('Commands')}</h1>
        <span className="sw-grow" />
        <Segmented label={t('Which commands')} value={filter} options={spokenOptions(filters)} onChange={onFilter} />
      </header>
      <SearchField search={search} onSearch={onSearch} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are links; the keys only move among them. */}
      <div className="sw-queues-list" onKeyDown={moveAmongRows}>
        {shown.map((lane) => (
          <Lane key={lane.hostId} lane={lane} selected={selected} reachable={reachable} />
        ))}
        {all.length === 0 && isSearch ? <NothingFound onClear={() => onSearch('')} /> : null}
        {all.length === 0 && !isSearch ? <NoCommands filter={filter} /> : null}
        {onOlder ? (
          <div className="sw-queues-older">
            <Button size="sm" onClick={onOlder}>
              {t('Show older commands')}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  )
}

function SearchField({ search, onSearch }: Pick<QueuePanelProps, 'search' | 'onSearch'>) {
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => onSearch(event.currentTarget.value)
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onSearch('')
  }
  return (
    <TextInput
      data-find
      className="sw-queues-search"
      aria-label={t('Find commands by stack, kind, number or error')}
      placeholder={t('Find by stack, kind, #number or error')}
      leftSection={<IconSearch size={14} />}
      value={search}
      onChange={handleChange}
      onKeyDown={handleKey}
    />
  )
}

const NothingFound = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState
    icon={IconSearch}
    title={t('No command fits')}
    action={<Button onClick={onClear}>{t('Show all commands')}</Button>}
  >
    {t('Every word has to be in its stack, title, kind, number, id, actor or error.')}
  </EmptyState>
)

interface LaneProps {
  readonly lane: QueueLane
  readonly selected: string | null
  readonly reachable: string | undefined
}

function Lane({ lane, selected, reachable }: LaneProps) {
  const row = (command: Command) => (
    <CommandRow
      key={command.id}
      command={command}
      selected={command.id === selected}
      reachable={command.id === reachable}
      place={placeInLane(lane, command)}
    />
  )
  return (
    <section aria-label={t('Queue of {{hostName}}', { hostName: lane.hostName })}>
      <h2 className="sw-lane-head">
        <Dot tone={lane.silent ? 'unknown' : lane.running > 0 ? 'move' : 'idle'} />
        <span className="sw-ellipsis">{lane.hostName}</span>
        <span className="sw-small sw-faint sw-ellipsis">{laneSummary(lane)}</span>
        <span className="sw-grow" />
        {lane.known ? <PauseButton lane={lane} /> : null}
      </h2>
      <ul>{lane.commands.map(row)}</ul>
    </section>
  )
}

function NoCommands({ filter }: { readonly filter: QueueFilter }) {
  if (filter === 'ended') {
    return (
      <EmptyState icon={IconPlaylist} title={t('No command has ended yet')}>
        {t('What ran, failed or was cancelled stays here with its steps and its log.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconPlaylist}
      title={t('No command yet')}
      action={
        <Button component={Link} to="/new" variant="filled">
          {t('New stack')}
        </Button>
      }
    >
      {t(
        'Every apply, roll back, start and stop is a command. It shows here with its steps and its log while it runs.',
      )}
    </EmptyState>
  )
}
