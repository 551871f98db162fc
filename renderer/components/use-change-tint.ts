import { type RefObject, useEffect, useRef } from 'react'

const TINT_MS = 1200

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Tints an element for 1.2 s when what it says has changed, so that the eye finds it; not for those who want stillness. */
export function useChangeTint<Element extends HTMLElement>(says: string): RefObject<Element | null> {
  const element = useRef<Element>(null)
  const before = useRef(says)
  // Synchronises with the page's animations, which need no further render.
  useEffect(() => {
    if (before.current === says) return
    before.current = says
    if (wantsStillness()) return
    const tint = { backgroundColor: 'var(--sw-accent-soft)' }
    element.current?.animate([tint, { ...tint, offset: 0.7 }, {}], { duration: TINT_MS, easing: 'ease-out' })
  }, [says])
  return element
}
