// Stands in the page itself and runs before everything else: Chromium drops what it is fetching when a network of the
// machine comes or goes, as one does with every stack. A page whose own script was dropped would stay empty, so it is
// loaded anew, a few times; what was fetched by then is in the cache.
const triesKey = 'stackwright.load-again'
const mostTries = 10
const waitMs = 300

/** The page runs, or says by itself what is wrong. */
const hasBegun = () => (document.getElementById('root')?.childElementCount ?? 0) > 0

let isLoadingAgain = false
const loadAgain = () => {
  const tries = Number(sessionStorage.getItem(triesKey) ?? 0)
  if (isLoadingAgain || tries >= mostTries) return
  isLoadingAgain = true
  sessionStorage.setItem(triesKey, String(tries + 1))
  setTimeout(() => location.reload(), waitMs)
}

/** What a screen looks like comes with the screen; its script is asked for again where the screen is drawn. */
const fetchStylesAgain = (link) => {
  const tries = Number(link.dataset.tries ?? 0)
  if (tries >= mostTries) return
  const next = link.cloneNode()
  next.dataset.tries = String(tries + 1)
  setTimeout(() => link.replaceWith(next), waitMs)
}

addEventListener(
  'error',
  ({ target }) => {
    const isFetched = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement
    if (!isFetched) return
    if (!hasBegun()) loadAgain()
    else if (target.rel === 'stylesheet') fetchStylesAgain(target)
  },
  // An element that fails to load tells nobody above it.
  { capture: true },
)
addEventListener('load', () => {
  setTimeout(() => hasBegun() && sessionStorage.removeItem(triesKey), waitMs)
})
