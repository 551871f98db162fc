import { type MouseEvent, useMemo } from 'react'
import { t } from '#shared/language/translate.ts'
import { type LineList, linesThat } from './line-list.ts'
import { barsOf, histogramOf, type LogHistogram } from './log-histogram.ts'
import type { LogReader } from './log-reader.ts'
import { clockOf } from './log-text.ts'
import { useReading } from './use-log-reader.ts'

interface LogHistogramBarProps {
  readonly reader: LogReader
  readonly list: LineList
  /** A moment to go to, ISO 8601. */
  readonly onJump: (at: string) => void
}

const PARTS = 120

/** Lines over time, those that say an error over all; a click goes to the moment, Enter to where most was written. */
export function LogHistogramBar({ reader, list, onJump }: LogHistogramBarProps) {
  const { store } = reader
  const errors = useMemo(() => linesThat(store, ({ level }) => level === 'error'), [store])
  useReading(reader, reader.version)
  list.update()
  errors.update()
  const all = histogramOf(store, list, PARTS)
  const bad = histogramOf(store, errors, PARTS)
  if (all === null || bad === null) return <div className="sw-log-histogram" />
  const most = Math.max(1, ...all.counts)
  const from = secondOf(all.from)
  const to = secondOf(all.to)
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const drawing = event.currentTarget.firstElementChild ?? event.currentTarget
    const { left, width } = drawing.getBoundingClientRect()
    // A click of the keyboard has no place.
    const share = event.detail === 0 ? busiest(all) : Math.min(1, Math.max(0, (event.clientX - left) / width))
    onJump(new Date(all.from + share * (all.to - all.from)).toISOString())
  }
  return (
    <button
      type="button"
      className="sw-log-histogram"
      onClick={handleClick}
      aria-label={t('Lines over time, from {{from}} to {{to}}. Enter goes to where most were written.', { from, to })}
    >
      <svg viewBox={`0 0 ${PARTS} 1`} preserveAspectRatio="none" aria-hidden>
        <path className="sw-log-bars" d={barsOf(all.counts, most)} />
        <path className="sw-log-bars-bad" d={barsOf(bad.counts, most)} />
      </svg>
      <span className="sw-log-ends sw-tiny sw-num">
        <span>{from}</span>
        <span>{to}</span>
      </span>
    </button>
  )
}

const secondOf = (moment: number): string => clockOf(new Date(moment).toISOString()).slice(0, 8)

/** Where in the time the part with the most lines begins, from 0 to 1. */
const busiest = ({ counts }: LogHistogram): number => counts.indexOf(Math.max(...counts)) / counts.length
