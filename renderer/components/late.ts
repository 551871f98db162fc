import { type ComponentType, lazy } from 'react'

/** So long a browser may drop requests because a network changes, as one does with every container (milliseconds). */
const WAITS_MS = [100, 600, 2000]

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Loads, and again after each wait where that fails. */
const loadPatiently = <Part>(load: () => Promise<Part>): Promise<Part> =>
  WAITS_MS.reduce((tries, wait) => tries.catch(() => sleep(wait).then(load)), load())

/** A part that is fetched when it is first shown; tried again for a few seconds, because a network may just change. */
export const late = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await loadPatiently(load) }))
