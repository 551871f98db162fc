import { useEffect, useState } from 'react'
import type { StatusName } from './status-table.ts'

const HOLD_MS = 400

/** Statuses that come and go by themselves. A failure is drawn at once, and so is what a command comes to: it never goes back. */
const flickering: ReadonlySet<StatusName> = new Set([
  'stack-running',
  'degraded',
  'deploying',
  'stopped',
  'unknown',
  'healthy',
  'unhealthy',
  'starting',
  'running',
])

/** How long a status has to last before it is drawn, in milliseconds. */
export const holdMs = (status: StatusName): number => (flickering.has(status) ? HOLD_MS : 0)

/** The status to draw: the latest one that held for long enough, so that a flicker is not seen. */
export function useHeldStatus(status: StatusName): StatusName {
  const [held, setHeld] = useState(status)
  const hold = holdMs(status)
  // Synchronises what is drawn with what has held for long enough.
  useEffect(() => {
    const timer = setTimeout(() => setHeld(status), hold)
    return () => clearTimeout(timer)
  }, [status, hold])
  return hold > 0 ? held : status
}
