import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'

interface RowKeysInput {
  readonly table: RefObject<HTMLElement | null>
  readonly count: number
  /** Makes sure that a row far away is drawn before it gets the focus. */
  readonly reveal: (index: number) => void
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const indexOf = (target: EventTarget): number | undefined => {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined
  return row === undefined ? undefined : Number(row)
}

/** A table as one tab stop: J, K, the arrows, Home and End move the focus among the elements with `data-row`. */
export function useRowKeys({ table, count, reveal }: RowKeysInput) {
  const [current, setCurrent] = useState(0)
  // Where the focus is going: keys can come faster than rows are drawn.
  const going = useRef<number>(undefined)

  const focusRow = (index: number): void => {
    reveal(index)
    going.current = index
    setCurrent(index)
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus())
  }

  const handleKeyDown = (event: KeyboardEvent): void => {
    const from = going.current ?? indexOf(event.target)
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const to = targetOf(event.key, from, count)
    if (to === undefined) return
    event.preventDefault()
    focusRow(to)
  }

  const handleFocus = (event: FocusEvent): void => {
    const index = indexOf(event.target)
    if (index === undefined) return
    going.current = index
    setCurrent(index)
  }

  return { current, handleKeyDown, handleFocus }
}

function targetOf(key: string, from: number, count: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, from + step))
}
