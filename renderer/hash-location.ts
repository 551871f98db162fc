import { useSyncExternalStore } from 'react'
import type { BaseLocationHook } from 'wouter'

const read = (): string => window.location.hash.replace(/^#?\/?/, '/')

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

const pathOf = (location: string): string => location.split('?', 1)[0] ?? '/'

const searchOf = (location: string): string => location.slice(pathOf(location).length + 1)

/** Goes to a place of the app, `/stacks/shop/plan?version=3`; with `replace` without a step in the history. */
export function navigate(to: string, options?: { readonly replace?: boolean }): void {
  const target = `#${to.startsWith('/') ? to : `/${to}`}`
  if (options?.replace) window.location.replace(target)
  else window.location.hash = target
}

/**
 * The place in the app is the whole hash, its query included, so that one page file serves every screen in every shell
 * and a place can be copied. (wouter's own hash hook keeps the query outside of the hash.)
 */
export const useHashLocation: BaseLocationHook = () => [pathOf(useSyncExternalStore(subscribe, read)), navigate]

/** The query of the place, without its question mark. */
export const useHashSearch = (): string => searchOf(useSyncExternalStore(subscribe, read))

/** What a link to a place has as its `href`. */
export const hashHref = (to: string): string => `#${to}`
