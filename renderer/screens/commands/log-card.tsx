import { Switch } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { CommandLogLine } from '#shared/model/command.ts'
import { Card } from '../../components/card.tsx'
import { isTyping } from '../../components/row-keys.ts'
import { WindowedRows } from '../../components/windowed-rows.tsx'
import { count } from '../../format/count.ts'
import { clockTime } from './clock-time.ts'
import { type LogBuffer, missingLines } from './log-buffer.ts'
import type { FeedState } from './use-command-feed.ts'
import './log-card.css'

interface LogCardProps {
  readonly log: LogBuffer
  readonly state: FeedState
  readonly running: boolean
}

const rowHeight = 21

/** The log of a command in the order of happening. F follows it or stops following; scrolling up stops too. */
export function LogCard({ log, state, running }: LogCardProps) {
  const [follow, setFollow] = useState(true)
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'f' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey)
      setFollow(!follow)
  }
  const row = (index: number) => {
    const line = log.lines[index]
    return line ? <LogLine key={line.seq} line={line} /> : null
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the log inside; the switch does the same.
    <div className="sw-command-log" onKeyDown={handleKey}>
      <Card
        title={t('Log')}
        className="sw-command-log-card"
        beside={<LogFacts log={log} state={state} />}
        actions={
          <Switch
            size="xs"
            label={t('Follow')}
            labelPosition="left"
            checked={follow}
            onChange={(event) => setFollow(event.currentTarget.checked)}
          />
        }
      >
        {log.lines.length === 0 ? (
          <p className="sw-command-log-none sw-second">{noLines(state, running)}</p>
        ) : (
          <WindowedRows
            label={t('Log lines')}
            count={log.lines.length}
            rowHeight={rowHeight}
            follow={follow}
            onFollowChange={setFollow}
            row={row}
          />
        )}
      </Card>
    </div>
  )
}

function LogFacts({ log, state }: { readonly log: LogBuffer; readonly state: FeedState }) {
  if (state === 'lost') {
    return (
      <span className="sw-small sw-warn-text">
        {t('The stream broke. It goes on after line {{lastSeq}}, trying again.', { lastSeq: log.lastSeq })}
      </span>
    )
  }
  const missing = missingLines(log)
  return <span className="sw-small sw-faint sw-num">{lineWords(log.lines.length, missing)}</span>
}

const lineWords = (number: number, missing: number): string => {
  const lines = count(number, 'line')
  if (number === 0) return lines
  return missing === 0
    ? t('{{lines}}, in order, none missing', { lines })
    : t('{{lines}}, {{missing}} missing', { lines, missing })
}

const noLines = (state: FeedState, running: boolean): string => {
  if (state === 'connecting' || state === 'lost') return t('The log is read.')
  return running ? t('It has written nothing yet.') : t('It wrote nothing.')
}

function LogLine({ line }: { readonly line: CommandLogLine }) {
  return (
    <div className="sw-command-log-line" data-level={line.level}>
      <span className="sw-faint">{clockTime(line.at)}</span>
      <span className="sw-command-log-step">{line.step}</span>
      <span>
        {line.level === 'warn' ? <IconAlertTriangle size={12} aria-label={t('Warning')} /> : null}
        {line.level === 'error' ? <IconAlertOctagon size={12} aria-label={t('Error')} /> : null}
        {line.text.replaceAll('\n', ' ↵ ')}
      </span>
    </div>
  )
}
