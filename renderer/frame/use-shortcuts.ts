import { useEffect } from 'react'
import { pressKey, type ShortcutAction } from './shortcuts.ts'

/** The second key of a pair has to come within this time. */
const PAIR_MS = 1200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null

const isOverlaid = (): boolean => document.querySelector('[role="dialog"]') !== null

/** Listens to the keys of the whole window. Silent while typing, with a modifier, and below a dialog. */
export function useShortcuts(act: (action: ShortcutAction) => void): void {
  // Synchronises with the keyboard.
  useEffect(() => {
    let pending: readonly string[] = []
    let last = 0
    const handleKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOverlaid()) return
      if (event.timeStamp - last > PAIR_MS) pending = []
      last = event.timeStamp
      const pressed = pressKey(pending, event.key.toLowerCase())
      pending = pressed.pending
      if (!pressed.action) return
      event.preventDefault()
      act(pressed.action)
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [act])
}
