import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How this window is laid out; a matter of the window, not of the engine. */
interface Layout {
  /** null follows the width of the window. */
  readonly sidebar: 'open' | 'collapsed' | null
  readonly density: 'normal' | 'compact'
}

export const useLayout = create<Layout>()(
  persist<Layout>(() => ({ sidebar: null, density: 'normal' }), { name: 'stackwright.layout' }),
)

export function setSidebar(sidebar: Layout['sidebar']): void {
  useLayout.setState({ sidebar })
}

export function setDensity(density: Layout['density']): void {
  useLayout.setState({ density })
}
