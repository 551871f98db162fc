import { useDebouncedValue } from '@mantine/hooks'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { Loading } from '../../components/async-view.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { usePlaceParam, usePlaceText } from '../../components/place-param.ts'
import { navigate } from '../../hash-location.ts'
import { CommandDetail } from './command-detail.tsx'
import type { QueueFilter } from './queue-lanes.ts'
import { QueuePanel } from './queue-panel.tsx'
import { useQueue } from './use-queue.ts'
import './commands-screen.css'

/** The queue of every host, and one command as it happens. With no command named, the first of the queue is shown. */
export function CommandsScreen({ command }: { readonly command: string | null }) {
  const [said, setSaid] = usePlaceParam('which')
  const filter: QueueFilter = said === 'ended' || said === 'all' ? said : 'now'
  const setFilter = (next: QueueFilter): void => setSaid(next === 'now' ? null : next)
  const [search, setSearch] = usePlaceText('find')
  const query = useSearch()
  const [asked] = useDebouncedValue(search, 200)
  const { lanes, fresh, error, retry, older } = useQueue(filter, asked)
  const first = lanes?.flatMap((lane) => lane.commands)[0]?.id
  const isEmpty = lanes !== undefined && first === undefined

  // Synchronises the place with what is shown, so that it stays when another command comes first.
  useEffect(() => {
    if (command === null && fresh && first)
      navigate(`/commands/${first}${query === '' ? '' : `?${query}`}`, { replace: true })
  }, [command, fresh, first, query])

  return (
    <div className="sw-commands">
      {lanes ? (
        <QueuePanel
          lanes={lanes}
          filter={filter}
          onFilter={setFilter}
          search={search}
          onSearch={setSearch}
          selected={command}
          onOlder={older}
        />
      ) : (
        <section className="sw-card sw-queues" aria-label={t('Queues')}>
          {error ? (
            <ErrorPanel what={t('The queues could not be read')} error={error} onRetry={retry} />
          ) : (
            <Loading what={t('the queues')} rows={8} />
          )}
        </section>
      )}
      {command ? <CommandDetail key={command} command={command} /> : null}
      {command === null && !isEmpty ? <div className="sw-grow" /> : null}
    </div>
  )
}
