import { useVirtualizer } from '@tanstack/react-virtual'
import { type UIEvent, useEffect, useRef, useState } from 'react'
import { ToNewest } from './to-newest.tsx'
import { useFollowKey } from './use-follow-key.ts'
import type { StackLogLine } from './use-stack-logs.ts'

const LINE_HEIGHT = 20
/** So near to the end counts as at the end. */
const NEAR = LINE_HEIGHT * 1.5

/** The lines; only those in sight are drawn. Follows the newest until a person scrolls up. */
export function LogLines({ lines, find }: { readonly lines: readonly StackLogLine[]; readonly find: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const [leftAt, setLeftAt] = useState(0)
  const newest = lines.at(-1)?.number ?? 0
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
    getItemKey: (index) => lines[index]?.number ?? index,
  })

  // Synchronises the scroll position with the newest line while following.
  useEffect(() => {
    if (following && newest > 0 && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [following, newest])

  const handleScroll = ({ currentTarget }: UIEvent<HTMLDivElement>): void => {
    const atEnd = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < NEAR
    if (atEnd !== following) setLeftAt(newest)
    setFollowing(atEnd)
  }
  const handleFollow = (): void => setFollowing(true)
  useFollowKey(handleFollow)
  return (
    <div className="sw-logs">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard (WCAG 2.1.1) */}
      <div ref={box} className="sw-logs-box" onScroll={handleScroll} role="log" aria-live="off" tabIndex={0}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index]
            return line ? <Line key={key} line={line} top={start} find={find} /> : null
          })}
        </div>
      </div>
      {following ? null : <ToNewest count={newest - leftAt} onClick={handleFollow} />}
    </div>
  )
}

const two = (value: number): string => String(value).padStart(2, '0')

function clock(at: string): string {
  const moment = new Date(at)
  return `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}.${String(moment.getMilliseconds()).padStart(3, '0')}`
}

const tones = 6

/** The same service has the same colour in every window. */
const toneOf = (service: string): number =>
  ([...service].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % tones) + 1

interface LineProps {
  readonly line: StackLogLine
  readonly top: number
  readonly find: string
}

function Line({ line, top, find }: LineProps) {
  const { at, service, number, stream, text } = line
  return (
    <div className="sw-log-line" data-stream={stream} style={{ transform: `translateY(${top}px)` }}>
      <span className="sw-log-time">{at ? clock(at) : ''}</span>
      <span className="sw-log-service sw-ellipsis" data-tone={toneOf(service)} title={`${service} ${number}`}>
        {service}
      </span>
      <span className="sw-log-text" title={text}>
        <Marked text={text} find={find} />
      </span>
    </div>
  )
}

/** The text with the first place that was looked for marked. */
function Marked({ text, find }: { readonly text: string; readonly find: string }) {
  const at = find === '' ? -1 : text.toLowerCase().indexOf(find)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + find.length)}</mark>
      {text.slice(at + find.length)}
    </>
  )
}
