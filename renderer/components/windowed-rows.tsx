import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { atEnd, shownRows } from './shown-rows.ts'
import './windowed-rows.css'

interface WindowedRowsProps {
  readonly count: number
  readonly rowHeight: number
  readonly label: string
  /** Keeps the last row in sight as rows come. */
  readonly follow: boolean
  /** Told when the reader scrolls away from the end (false) or back to it (true). */
  readonly onFollowChange: (follow: boolean) => void
  readonly row: (index: number) => ReactNode
}

/** A long list of rows of one height, of which only those in sight are drawn. */
export const WindowedRows = ({ count, rowHeight, label, follow, onFollowChange, row }: WindowedRowsProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  const height = useHeight(scroller)

  // Synchronises the place of the scroll with the end of the list, before it is painted.
  useLayoutEffect(() => {
    if (follow && scroller.current) scroller.current.scrollTop = count * rowHeight - height
  }, [follow, count, rowHeight, height])

  const handleScroll = () => {
    if (!scroller.current) return
    const { scrollTop: top, clientHeight } = scroller.current
    setScrollTop(top)
    // A place that comes with a new height was given by the layout; the reader has not scrolled.
    if (Math.abs(clientHeight - height) >= 1) return
    const seesEnd = atEnd({ scrollTop: top, height: clientHeight, rowHeight, count })
    if (seesEnd !== follow) onFollowChange(seesEnd)
  }

  const { start, end } = shownRows({ scrollTop, height, rowHeight, count })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable with the keyboard.
    <section ref={scroller} className="sw-windowed" onScroll={handleScroll} aria-label={label} tabIndex={0}>
      <div className="sw-windowed-space" style={{ height: count * rowHeight }}>
        <div style={{ transform: `translateY(${start * rowHeight}px)` }}>
          {Array.from({ length: Math.max(0, end - start) }, (_, at) => row(start + at))}
        </div>
      </div>
    </section>
  )
}

function useHeight(element: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  // Synchronises with the size that the layout gives the list.
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return height
}
