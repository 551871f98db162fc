import { useEffect } from 'react'

/** True for Ctrl K and Cmd K, without further keys. */
const isPaletteKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey

/** A dialog other than the palette has the keyboard to itself: a terminal in it has a Ctrl K of its own. */
const isOverlaid = (): boolean => document.querySelector('[role="dialog"]:not(.sw-palette)') !== null

/** Listens for the key of the palette, anywhere in the window. */
export function usePaletteKey(toggle: () => void): void {
  // Synchronises with the keyboard, before fields and editors get the key.
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event) || isOverlaid()) return
      event.preventDefault()
      event.stopPropagation()
      toggle()
    }
    window.addEventListener('keydown', handleKey, { capture: true })
    return () => window.removeEventListener('keydown', handleKey, { capture: true })
  }, [toggle])
}
