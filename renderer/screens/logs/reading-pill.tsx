import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { plural, t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'
import { formatNumber } from '../../format/number.ts'
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
          {t('Read on')}
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="filled"
        leftSection={<IconArrowDown size={14} />}
        rightSection={<Kbd>F</Kbd>}
        onClick={onNow}
      >
        {t('Jump to now')}
      </Button>
    </div>
  )
}

function wordsOf(phase: LogPhase, waiting: number, lastAt: string | null): string {
  if (phase.kind === 'part') {
    if (lastAt === null) return t('No line was written from this moment on.')
    return t('Read up to {{time}}.', { time: clockOf(lastAt).slice(0, 8) })
  }
  if (phase.kind === 'held')
    return t('Reading is held: {{waiting}} newer lines wait below.', { waiting: formatNumber(waiting) })
  if (waiting === 0) return t('Paused. No newer line waits.')
  return plural(waiting, 'Paused. {{count}} newer line waits below.', 'Paused. {{count}} newer lines wait below.')
}
