import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowDown, IconClock, IconCopy, IconDownload, IconFileText, IconTextWrap } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { runtimeQuery } from '../../api/queries.ts'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { saveFile } from '../../components/save-file.ts'
import { formatNumber } from '../../format/number.ts'
import { setLogLook, useLogLook } from '../../state/log-look.ts'
import { FindBar, Toggle } from './find-bar.tsx'
import { JumpToTime } from './jump-to-time.tsx'
import type { LineList } from './line-list.ts'
import { type LogChoice, LogFilters } from './log-filters.tsx'
import { LogHistogramBar } from './log-histogram-bar.tsx'
import { LogList } from './log-list.tsx'
import type { LogReader } from './log-reader.ts'
import { linesAsText } from './log-text.ts'
import { ReadingPill } from './reading-pill.tsx'
import { useLogPlace } from './use-log-place.ts'
import { useReading } from './use-log-reader.ts'
import { useLogView } from './use-log-view.ts'
import './logs.css'

/** What the containers of a stack write, merged by time and followed. Services and moment are part of the place. */
export function LogsTab({ stack }: { readonly stack: string }) {
  const [place, setPlace] = useLogPlace(stack)
  const view = useLogView(stack, place, setPlace)
  const { reader, list } = view
  const look = useLogLook()
  const [copied, setCopied] = useState(false)
  const { data: runtime } = useQuery(runtimeQuery(useApi(), stack))
  const services = runtime?.services.map(({ service }) => service) ?? []
  const { store } = reader
  const phase = useReading(reader, () => reader.phase)
  const isEmpty = useReading(reader, () => isWithoutLines(list))
  useHotkeys([['F', view.goToNow]])
  const handleChoice = (choice: LogChoice): void => {
    view.choose(choice)
    if (choice.services !== place.services) setPlace({ ...place, services: choice.services.toSorted() })
  }
  const textOfLines = (): string => {
    list.update()
    return linesAsText(store, list)
  }
  const handleCopy = async (): Promise<void> => {
    await navigator.clipboard.writeText(textOfLines())
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  const handleSave = (): void => saveFile(`${stack}.log`, textOfLines(), 'text/plain')
  return (
    <Card label={t('Logs')} className="sw-logs-card">
      <div className="sw-logs-head">
        <FindBar
          find={view.find}
          onFind={view.setFind}
          problem={view.problem}
          reader={reader}
          matches={view.matches}
          target={view.target}
          onStep={view.step}
        />
        <span className="sw-grow" />
        <Toggle label={t('Wrap long lines')} on={look.wrap} onChange={(wrap) => setLogLook({ wrap })}>
          <IconTextWrap size={16} stroke={1.75} />
        </Toggle>
        <Toggle label={t('Times')} on={look.times} onChange={(times) => setLogLook({ times })}>
          <IconClock size={16} stroke={1.75} />
        </Toggle>
        <JumpToTime onJump={view.goTo} />
        <Button size="sm" leftSection={<IconCopy size={14} />} onClick={handleCopy} disabled={isEmpty}>
          {copied ? t('Copied') : t('Copy')}
        </Button>
        <Button size="sm" leftSection={<IconDownload size={14} />} onClick={handleSave} disabled={isEmpty}>
          {t('Save')}
        </Button>
        <Button
          size="sm"
          leftSection={<IconArrowDown size={14} />}
          rightSection={<Kbd>F</Kbd>}
          aria-pressed={view.following}
          onClick={view.following ? view.pause : view.goToNow}
        >
          {view.following ? t('Following') : t('Follow')}
        </Button>
      </div>
      {phase.kind === 'lost' ? (
        <ErrorPanel
          what={t('The logs of {{stack}} stopped; they are asked for again', { stack })}
          error={phase.error}
          onRetry={view.again}
        />
      ) : null}
      <LogHistogramBar reader={reader} list={list} onJump={view.goTo} />
      <div className="sw-logs-body">
        <div className="sw-log-side">
          <LogFilters reader={reader} services={services} choice={view.choice} onChoice={handleChoice} />
          <KeptLines reader={reader} list={list} />
        </div>
        <div className="sw-logs">
          {isEmpty ? (
            <Nothing filtered={store.size > 0} opening={phase.kind === 'opening'} onReset={view.showAll} />
          ) : (
            <LogList
              reader={reader}
              list={list}
              wrap={look.wrap}
              times={look.times}
              search={view.search}
              target={view.target}
              following={view.following}
              onFollow={view.follow}
            />
          )}
          <ReadingPill
            reader={reader}
            following={view.following}
            leftAt={view.leftAt}
            onReadOn={view.readOn}
            onNow={view.goToNow}
          />
        </div>
      </div>
    </Card>
  )
}

const isWithoutLines = (list: LineList): boolean => {
  list.update()
  return list.length === 0
}

/** How many lines are here, and what became of the others. */
function KeptLines({ reader, list }: { readonly reader: LogReader; readonly list: LineList }) {
  useReading(reader, reader.version)
  const { store } = reader
  const lines = formatNumber(list.length)
  return (
    <p className="sw-log-kept sw-tiny sw-second" role="status">
      {list.length === store.size
        ? t('{{lines}} lines kept.', { lines })
        : t('{{lines}} of {{size}} kept lines.', { lines, size: formatNumber(store.size) })}
      {store.first > 0
        ? ` ${t('{{first}} older lines were dropped from this window; the Engine still has them.', { first: formatNumber(store.first) })}`
        : ''}
    </p>
  )
}

interface NothingProps {
  readonly filtered: boolean
  readonly opening: boolean
  readonly onReset: () => void
}

function Nothing({ filtered, opening, onReset }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={IconFileText}
        title={t('No line fits')}
        action={<Button onClick={onReset}>{t('Show all lines')}</Button>}
      >
        {t('Lines are here, and the search or the filters leave them all out.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconFileText} title={opening ? t('Opening the logs') : t('No container has written a line')}>
      {t('Lines appear here as the containers write them. The newest 100,000 are kept in this window.')}
    </EmptyState>
  )
}
