import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { plural, t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'
import { formatNumber } from '../../format/number.ts'
import type { LogPhase, LogReader } from './log-reader.ts'
import { clockOf } from './log-text.ts'
import { useReading } from './use-log-reader.ts'

interface ReadingPillProps {
  readonly reader: LogReader
  readonly following: boolean
  /** Number that the next line had when the reader left the newest one. */
  readonly leftAt: number
  readonly onReadOn: () => void
  readonly onNow: () => void
}

/** Over the foot of the list: why the newest line is not in sight, and the way back to it. */
export function ReadingPill({ reader, following, leftAt, onReadOn, onNow }: ReadingPillProps) {
  const { store } = reader
  const phase = useReading(reader, () => reader.phase)
  const isPart = phase.kind === 'part'
  const isShown = !following || isPart
  const waiting = useReading(reader, () => (isShown ? store.next - Math.max(leftAt, store.first) : 0))
  const lastAt = useReading(reader, () => (isShown ? (store.line(store.next - 1)?.at ?? null) : null))
  if (!isShown) return null
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
