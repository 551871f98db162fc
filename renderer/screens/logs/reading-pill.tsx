import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { Kbd } from '../../components/kbd.tsx'
import type { LogPhase } from './log-reader.ts'
import { clockOf } from './log-text.ts'

interface ReadingPillProps {
  readonly phase: LogPhase
  readonly following: boolean
  /** Lines that came since the reader left the newest one. */
  readonly waiting: number
  /** When the last line that is here was written; null where there is none. */
  readonly lastAt: string | null
  readonly onReadOn: () => void
  readonly onNow: () => void
}

/** Over the foot of the list: why the newest line is not in sight, and the way back to it. */
export function ReadingPill({ phase, following, waiting, lastAt, onReadOn, onNow }: ReadingPillProps) {
  const isPart = phase.kind === 'part'
  if (following && !isPart) return null
  return (
    <div className="sw-log-pill sw-small" role="status">
      <span>{wordsOf(phase, waiting, lastAt)}</span>
      {isPart ? (
        <Button size="sm" onClick={onReadOn}>
          Read on
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="filled"
        leftSection={<IconArrowDown size={14} />}
        rightSection={<Kbd>F</Kbd>}
        onClick={onNow}
      >
        Jump to now
      </Button>
    </div>
  )
}

function wordsOf(phase: LogPhase, waiting: number, lastAt: string | null): string {
  const last = lastAt === null ? '' : ` at ${clockOf(lastAt).slice(0, 8)}`
  if (phase.kind === 'part')
    return lastAt === null ? 'No line was written from this moment on.' : `Read up to${last.slice(3)}.`
  if (phase.kind === 'held') return `Reading is held: ${waiting.toLocaleString()} newer lines wait below.`
  if (waiting === 0) return 'Paused. No newer line waits.'
  return `Paused. ${waiting.toLocaleString()} newer ${waiting === 1 ? 'line waits' : 'lines wait'} below.`
}
