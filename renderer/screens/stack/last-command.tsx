import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { commandsQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { Status } from '../../components/status.tsx'
import { statusOfCommand } from '../../components/status-of.ts'

/** What was done with the stack last: its three newest commands. */
export function LastCommand({ stack }: { readonly stack: string }) {
  const { data: commands = [] } = useQuery(commandsQuery(useApi(), { stack, limit: 3 }))
  if (commands.length === 0) return null
  return (
    <Card title={t('Last commands')}>
      <ul className="sw-last-commands">
        {commands.map((command) => (
          <Row key={command.id} command={command} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ command }: { readonly command: Command }) {
  const { done, total } = command.progress
  const running = command.status === 'RUNNING'
  return (
    <li>
      <span className="sw-faint sw-num sw-small">#{command.seq}</span>
      <Link href={`/commands/${command.id}`} className="sw-strong sw-ellipsis" title={translated(command.title)}>
        {translated(command.title)}
      </Link>
      <Status
        is={statusOfCommand(command)}
        size="table"
        of={translated(command.title)}
        detail={running && total > 0 ? t('{{done}} of {{total}}', { done, total }) : null}
      />
      <span
        className="sw-second sw-small sw-ellipsis sw-grow"
        title={command.error ? errorWords(command.error).message : undefined}
      >
        {(command.error && errorWords(command.error).message) ??
          (command.outcome === 'UNCHANGED'
            ? t('nothing to do')
            : t('by {{actor}}', { actor: translated(command.actor) }))}
      </span>
      <Age at={command.finishedAt ?? command.startedAt ?? command.createdAt} className="sw-faint sw-tiny sw-num" />
    </li>
  )
}
