import { type ComponentType, lazy } from 'react'

/** A part that is fetched when it is first shown; tried twice, because a browser drops requests when a network changes. */
export const late = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load().catch(load) }))
