import { Link, useSearch } from 'wouter'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { Age } from '../../components/age.tsx'
import { stepPlace } from '../../components/running-steps.ts'
import { Status } from '../../components/status.tsx'
import { statusOfCommand } from '../../components/status-of.ts'
import { CommandTime } from './command-time.tsx'
import { hasEnded } from './queue-lanes.ts'

interface CommandRowProps {
  readonly command: Command
  readonly selected: boolean
  /** True for the one row of the list that Tab leads to. */
  readonly reachable: boolean
  /** Place among those that wait; null for others. */
  readonly place: string | null
}

/** One command of a queue: what it is, how it stands, by whom, and its place, step or age. */
export function CommandRow({ command, selected, reachable, place }: CommandRowProps) {
  // What the list is narrowed to stays.
  const search = useSearch()
  return (
    <li>
      <Link
        to={`/commands/${command.id}${search === '' ? '' : `?${search}`}`}
        className="sw-command-row"
        data-selected={selected}
        data-row
        tabIndex={reachable ? 0 : -1}
        aria-current={selected ? 'page' : undefined}
      >
        <span className="sw-ellipsis sw-command-row-title">{translated(command.title)}</span>
        <Status is={statusOfCommand(command)} size="table" detail={<CommandTime command={command} />} />
        <span className="sw-ellipsis sw-small sw-faint">{bywords(command)}</span>
        <span className="sw-tiny sw-faint sw-num sw-right">{whereabouts(command, place)}</span>
      </Link>
    </li>
  )
}

const bywords = (command: Command): string =>
  command.error
    ? t('#{{seq}}: {{text}}', { seq: command.seq, text: errorWords(command.error).message })
    : t('#{{seq}} by {{actor}}', { seq: command.seq, actor: translated(command.actor) })

const whereabouts = (command: Command, place: string | null) => {
  if (command.status === 'PENDING') return place
  if (hasEnded(command)) return <Age at={command.finishedAt ?? command.createdAt} />
  return stepPlace(command) ?? t('making the plan')
}
