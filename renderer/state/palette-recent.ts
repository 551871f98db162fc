import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** What was chosen in the palette of this window, by entry id, the latest first. */
interface PaletteRecent {
  readonly recent: readonly string[]
}

const MOST = 30

export const usePaletteRecent = create<PaletteRecent>()(
  persist<PaletteRecent>(() => ({ recent: [] }), { name: 'stackwright.palette' }),
)

/** Puts an entry before all others. */
export function noteChosen(id: string): void {
  usePaletteRecent.setState(({ recent }) => ({ recent: [id, ...recent.filter((one) => one !== id)].slice(0, MOST) }))
}
