/** A page of the app: a path of names and ids, perhaps with a query. Nothing else is taken from a command line. */
const route = /^\/(?!\/)[\w/?&=.-]*$/

/**
 * The page that a command line asks for with `--open=/stacks/shop`, or undefined. Chromium adds arguments of its own to
 * those of a second instance and changes their order.
 */
export function openedRoute(args: readonly string[]): string | undefined {
  const asked = args.find((argument) => argument.startsWith('--open='))?.slice('--open='.length)
  return asked !== undefined && route.test(asked) ? asked : undefined
}
