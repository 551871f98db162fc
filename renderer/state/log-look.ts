import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How log lines are shown in this window. */
interface LogLook {
  readonly wrap: boolean
  readonly times: boolean
}

export const useLogLook = create<LogLook>()(
  persist<LogLook>(() => ({ wrap: false, times: true }), { name: 'stackwright.logs' }),
)

export function setLogLook(change: Partial<LogLook>): void {
  useLogLook.setState(change)
}
