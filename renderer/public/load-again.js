// Runs before everything else, by itself: Chromium drops what it is fetching when a network of the machine comes or goes,
// as one does with every stack. A page whose own script was dropped would stay empty, so it is loaded anew, a few times.
const triesKey = 'stackwright.load-again'
const mostTries = 5
const waitMs = 300

/** The page runs, or says by itself what is wrong. */
const hasBegun = () => (document.getElementById('root')?.childElementCount ?? 0) > 0

addEventListener(
  'error',
  ({ target }) => {
    const isFetched = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement
    const tries = Number(sessionStorage.getItem(triesKey) ?? 0)
    if (!isFetched || hasBegun() || tries >= mostTries) return
    sessionStorage.setItem(triesKey, String(tries + 1))
    setTimeout(() => location.reload(), waitMs)
  },
  // An element that fails to load tells nobody above it.
  { capture: true },
)
addEventListener('load', () => {
  setTimeout(() => hasBegun() && sessionStorage.removeItem(triesKey), waitMs)
})
