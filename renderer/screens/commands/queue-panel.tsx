import { Button } from '@mantine/core'
import { IconPlaylist } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Command } from '#shared/model/command.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { moveAmongRows } from '../../components/row-keys.ts'
import { Segmented } from '../../components/segmented.tsx'
import { Dot } from '../../components/status.tsx'
import { CommandRow } from './command-row.tsx'
import { PauseButton } from './pause-button.tsx'
import { laneSummary, placeInLane, type QueueFilter, type QueueLane } from './queue-lanes.ts'
import './queue-panel.css'

interface QueuePanelProps {
  readonly lanes: readonly QueueLane[]
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
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
export function QueuePanel({ lanes, filter, onFilter, selected, onOlder }: QueuePanelProps) {
  const shown = lanes.filter((lane) => lane.commands.length > 0 || filter === 'now')
  const all = shown.flatMap((lane) => lane.commands)
  const reachable = all.find((command) => command.id === selected)?.id ?? all[0]?.id
  return (
    <section className="sw-card sw-queues" aria-label="Queues">
      <header className="sw-row sw-queues-head">
        <h1>Commands</h1>
        <span className="sw-grow" />
        <Segmented label="Which commands" value={filter} options={filters} onChange={onFilter} />
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are links; the keys only move among them. */}
      <div className="sw-queues-list" onKeyDown={moveAmongRows}>
        {shown.map((lane) => (
          <Lane key={lane.hostId} lane={lane} selected={selected} reachable={reachable} />
        ))}
        {all.length === 0 ? <NoCommands filter={filter} /> : null}
        {onOlder ? (
          <div className="sw-queues-older">
            <Button size="sm" onClick={onOlder}>
              Show older commands
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  )
}

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
    <section aria-label={`Queue of ${lane.hostName}`}>
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
      <EmptyState icon={IconPlaylist} title="No command has ended yet">
        What ran, failed or was cancelled stays here with its steps and its log.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconPlaylist}
      title="No command yet"
      action={
        <Button component={Link} to="/new" variant="filled">
          New stack
        </Button>
      }
    >
      Every apply, roll back, start and stop is a command. It shows here with its steps and its log while it runs.
    </EmptyState>
  )
}
