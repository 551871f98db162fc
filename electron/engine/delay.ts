import { setTimeout } from 'node:timers/promises'

/** Ends after so many milliseconds, or as soon as the signal aborts; never throws. */
export const delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})
