import { create } from 'zustand'

/** Whether this window hears of changes. `since` is when the state began, in milliseconds since 1970. */
export interface StreamState {
  readonly status: 'connecting' | 'live' | 'lost'
  readonly since: number
}

export const useStream = create<StreamState>(() => ({ status: 'connecting', since: Date.now() }))

/** Keeps `since` while the state stays the same. */
export function reportStream(status: StreamState['status']): void {
  if (useStream.getState().status !== status) useStream.setState({ status, since: Date.now() })
}

/** True while no events arrive, so that what is shown is as last seen. */
export const useStreamLost = (): boolean => useStream(({ status }) => status === 'lost')
