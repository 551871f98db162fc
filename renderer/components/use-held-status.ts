import { useEffect, useState } from 'react'
import { type StatusName, statusTable } from './status-table.ts'

/** A status has to last this long before it is drawn. */
const HOLD_MS = 400

/** A failure never waits. */
const isUrgent = (status: StatusName): boolean => statusTable[status].tone === 'bad'

/** The status to draw: the latest one that held for 400 ms, or is bad. So what only flickers is not seen. */
export function useHeldStatus(status: StatusName): StatusName {
  const [held, setHeld] = useState(status)
  // Synchronises what is drawn with what has held for long enough.
  useEffect(() => {
    const timer = setTimeout(() => setHeld(status), isUrgent(status) ? 0 : HOLD_MS)
    return () => clearTimeout(timer)
  }, [status])
  return isUrgent(status) ? status : held
}
