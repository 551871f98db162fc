import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { LineList } from './line-list.ts'
import { singleRows, wrappedRows } from './line-rows.ts'
import type { LogReader } from './log-reader.ts'
import { LogRow, SHOWN_LENGTH } from './log-row.tsx'
import type { TextSearch } from './text-search.ts'
import { useReading } from './use-log-reader.ts'

const ROW_HEIGHT = 20
/** Rows drawn above and below what is seen, so that a quick scroll does not show holes. */
const SPARE_ROWS = 20
/** While the newest line is in sight nobody scrolls, and what is not seen need not be drawn. */
const SPARE_ROWS_FOLLOWING = 2
/** So near to the end counts as at the end. */
const NEAR_END = ROW_HEIGHT * 1.5

/** A line to bring into sight; another object brings it there again. */
export interface LogTarget {
  readonly number: number
}

interface LogListProps {
  readonly reader: LogReader
  readonly list: LineList
  readonly wrap: boolean
  readonly times: boolean
  readonly search: TextSearch | null
  readonly target: LogTarget | null
  readonly following: boolean
  /** The reader scrolled away from the newest line (false) or back to it (true). */
  readonly onFollow: (following: boolean) => void
}

/** The lines; only those in sight are drawn, a hundred thousand cost as little as fifty. */
export function LogList({ reader, list, wrap, times, search, target, following, onFollow }: LogListProps) {
  const { store } = reader
  const box = useRef<HTMLDivElement>(null)
  const { height, columns, sample } = useMeasures(box)
  const [scrollTop, setScrollTop] = useState(0)
  const rows = useMemo(
    () => (wrap ? wrappedRows(store, list, columns, SHOWN_LENGTH) : singleRows(list)),
    [store, list, wrap, columns],
  )
  useReading(reader, reader.version)
  list.update()
  rows.update()
  const contentHeight = rows.total * ROW_HEIGHT
  const top = following ? Math.max(0, contentHeight - height) : scrollTop
  useScrolling({ box, following, contentHeight, target, list, above: (index) => rows.above(index) * ROW_HEIGHT })

  const handleScroll = (): void => {
    const element = box.current
    if (!element) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
    if (atEnd && following) return
    setScrollTop(element.scrollTop)
    if (atEnd !== following && Math.abs(element.clientHeight - height) < 1) onFollow(atEnd)
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.target !== box.current) return
    event.preventDefault()
    onFollow(!following)
  }
  const spare = following ? SPARE_ROWS_FOLLOWING : SPARE_ROWS
  const from = rows.indexAt(Math.max(0, Math.floor(top / ROW_HEIGHT) - spare))
  const until = Math.min(list.length, rows.indexAt(Math.ceil((top + height) / ROW_HEIGHT) + spare) + 1)
  return (
    <div
      ref={box}
      className="sw-logs-box"
      data-wrap={wrap}
      onScroll={handleScroll}
      onKeyDown={handleKey}
      role="log"
      aria-label={t('Log lines')}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <div ref={sample} className="sw-log-line sw-log-sample" aria-hidden>
        {times ? <span className="sw-log-time">00:00:00.000</span> : null}
        <span className="sw-log-service" />
        <span className="sw-log-stream" />
        <span className="sw-log-text">
          <span>{'0'.repeat(100)}</span>
        </span>
      </div>
      <div style={{ height: contentHeight, position: 'relative' }}>
        {Array.from({ length: Math.max(0, until - from) }, (_, slot) => {
          const index = from + slot
          const number = list.at(index)
          const line = number === undefined ? undefined : store.line(number)
          if (line === undefined) return null
          const above = rows.above(index)
          return (
            <LogRow
              // While lines rush by, a row's element is used again for the next line: that costs least.
              key={following ? slot : number}
              line={line}
              top={above * ROW_HEIGHT}
              height={(rows.above(index + 1) - above) * ROW_HEIGHT}
              times={times}
              search={search}
              current={number === target?.number}
            />
          )
        })}
      </div>
    </div>
  )
}

interface Scrolling {
  readonly box: RefObject<HTMLDivElement | null>
  readonly following: boolean
  readonly contentHeight: number
  readonly target: LogTarget | null
  readonly list: LineList
  /** Pixels above the line at a place of the list. */
  readonly above: (index: number) => number
}

function useScrolling({ box, following, contentHeight, target, list, above }: Scrolling): void {
  // Synchronises the place of the scroll with the newest line while following.
  useLayoutEffect(() => {
    if (following && box.current) box.current.scrollTop = contentHeight
  }, [box, following, contentHeight])

  // Synchronises the place of the scroll with the line that was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another target moves the list, not another line
  useEffect(() => {
    if (target && box.current)
      box.current.scrollTop = above(list.indexFrom(target.number)) - box.current.clientHeight / 3
  }, [target])
}

/** The height of the list, and how many columns of text a row has. */
function useMeasures(box: RefObject<HTMLDivElement | null>) {
  const sample = useRef<HTMLDivElement>(null)
  const [measures, setMeasures] = useState({ height: 0, columns: 120 })
  // Synchronises with the size that the layout gives the list.
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const text = sample.current?.querySelector<HTMLElement>('.sw-log-text')
      const hundred = text?.firstElementChild?.getBoundingClientRect().width ?? 0
      const columns = text && hundred > 0 ? Math.max(20, Math.floor((text.clientWidth * 100) / hundred)) : 120
      const height = element.clientHeight
      setMeasures((before) => (before.height === height && before.columns === columns ? before : { height, columns }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (sample.current) observer.observe(sample.current)
    return () => observer.disconnect()
  }, [box])
  return { ...measures, sample }
}
