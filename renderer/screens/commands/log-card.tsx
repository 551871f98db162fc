import { Switch } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
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
        title="Log"
        className="sw-command-log-card"
        beside={<LogFacts log={log} state={state} />}
        actions={
          <Switch
            size="xs"
            label="Follow"
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
            label="Log lines"
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
        The stream broke. It goes on after line {log.lastSeq}, trying again.
      </span>
    )
  }
  const missing = missingLines(log)
  return (
    <span className="sw-small sw-faint sw-num">
      {count(log.lines.length, 'line')}
      {log.lines.length === 0 ? '' : missing === 0 ? ', in order, none missing' : `, ${missing} missing`}
    </span>
  )
}

const noLines = (state: FeedState, running: boolean): string => {
  if (state === 'connecting' || state === 'lost') return 'The log is read.'
  return running ? 'It has written nothing yet.' : 'It wrote nothing.'
}

function LogLine({ line }: { readonly line: CommandLogLine }) {
  return (
    <div className="sw-command-log-line" data-level={line.level}>
      <span className="sw-faint">{clockTime(line.at)}</span>
      <span className="sw-command-log-step">{line.step}</span>
      <span>
        {line.level === 'warn' ? <IconAlertTriangle size={12} aria-label="Warning" /> : null}
        {line.level === 'error' ? <IconAlertOctagon size={12} aria-label="Error" /> : null}
        {line.text.replaceAll('\n', ' ↵ ')}
      </span>
    </div>
  )
}
