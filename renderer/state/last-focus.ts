/** So many places are remembered: the last ones may be gone by the time. */
const MOST = 12
let places: readonly HTMLElement[] = []

const isOverlaid = (element: Element): boolean => element.closest('[role="dialog"], [role="menu"]') !== null

/** Remembers what has the focus, but for what is in a dialog or a menu, until `signal` aborts. */
export function watchFocus(signal: AbortSignal): void {
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === document.body || isOverlaid(target)) return
    places = [target, ...places.filter((place) => place !== target)].slice(0, MOST)
  }
  document.addEventListener('focusin', remember, { signal })
}

/** Gives the focus back where nothing has it: to what had it last and is still there, else to the screen. */
export function restoreFocus(): void {
  const { activeElement } = document
  if (activeElement !== null && activeElement !== document.body) return
  const place = places.find((candidate) => candidate.isConnected) ?? document.getElementById('main')
  place?.focus({ preventScroll: true })
}
