/** The scheme of links that open the app: `stackwright://stacks/shop`. */
export const linkScheme = 'stackwright'

/** A page of the app: a path of names and ids, perhaps with a query. Nothing else is taken from outside. */
const route = /^\/(?!\/)[\w/?&=.-]*$/

/**
 * The page that a link leads to, or undefined for anything else. A link is text that any web page may have made: it can
 * show a page and nothing more, since no page of the app does something by being opened.
 */
export function linkedRoute(link: string): string | undefined {
  const prefix = `${linkScheme}://`
  if (!link.startsWith(prefix)) return undefined
  const asked = `/${link.slice(prefix.length).replace(/\/$/, '')}`
  return route.test(asked) ? asked : undefined
}

/**
 * The page that a command line asks for with `--open=/stacks/shop` or a link, or undefined. Chromium adds arguments of its
 * own to those of a second instance and changes their order.
 */
export function openedRoute(args: readonly string[]): string | undefined {
  const asked = args.find((argument) => argument.startsWith('--open='))?.slice('--open='.length)
  if (asked !== undefined) return route.test(asked) ? asked : undefined
  const link = args.find((argument) => argument.startsWith(`${linkScheme}:`))
  return link === undefined ? undefined : linkedRoute(link)
}
