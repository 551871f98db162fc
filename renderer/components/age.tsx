import { useLayoutEffect, useRef } from 'react'
import { formatAgo, formatElapsed, formatSpan } from '../format/age.ts'
import { formatMoment } from '../format/moment.ts'
import { useSharedClock } from './shared-clock.ts'

const formats = { ago: formatAgo, span: formatSpan, elapsed: formatElapsed } as const

interface AgeProps {
  /** ISO 8601, or milliseconds since 1970. */
  readonly at: string | number
  /** `ago`: `6 min ago`; `span`: `6 min`; `elapsed`: `6:04`. */
  readonly format?: keyof typeof formats
  readonly className?: string
}

/** An age that counts up every second from one shared clock, written straight into the page without a React render. */
export function Age({ at, format = 'ago', className = 'sw-num' }: AgeProps) {
  const element = useRef<HTMLTimeElement>(null)
  const clock = useSharedClock()
  const since = typeof at === 'number' ? at : Date.parse(at)
  // Synchronises the text with the shared clock.
  useLayoutEffect(
    () =>
      clock.subscribe((now) => {
        if (element.current) element.current.textContent = formats[format](now - since)
      }),
    [clock, since, format],
  )
  const moment = new Date(since)
  return <time ref={element} className={className} dateTime={moment.toISOString()} title={formatMoment(moment)} />
}
