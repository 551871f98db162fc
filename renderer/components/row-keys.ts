import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** True where a key typed now belongs to a field or an editor, so that single letters are no shortcuts. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/**
 * J, K and the arrows move the focus among the elements marked `data-row` inside of the list, Home and End to its ends.
 * Answers the row that has the focus now, where the key was one of these.
 */
export const moveAmongRows = (event: KeyboardEvent<HTMLElement>): HTMLElement | undefined => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return undefined
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const target = rowFor(event.key, rows)
  if (!target) return undefined
  event.preventDefault()
  target.focus()
  return target
}

const rowFor = (key: string, rows: readonly HTMLElement[]): HTMLElement | undefined => {
  if (key === 'Home') return rows[0]
  if (key === 'End') return rows.at(-1)
  const step = steps[key]
  if (step === undefined) return undefined
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  return rows[at < 0 ? 0 : Math.min(Math.max(0, at + step), rows.length - 1)]
}
