import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'

/** A part of the way to a place; the last one is the place itself. */
export interface Crumb {
  readonly label: string
  readonly href: string
}

const names: Readonly<Record<string, PlainKey>> = {
  stacks: 'Stacks',
  commands: 'Commands',
  settings: 'Settings',
  versions: 'Versions',
  editor: 'Editor',
  logs: 'Logs',
  usage: 'Usage',
  monitoring: 'Monitoring',
  events: 'Events',
  images: 'Images',
  volumes: 'Volumes',
  networks: 'Networks',
  plan: 'Plan',
  new: 'New stack',
  wizard: 'New stack from components',
  welcome: 'Welcome',
}

/** A command's id says nothing to a person; its number does, once it is known. */
const labelOf = (segment: string, parent: string | undefined, command: number | null): string => {
  if (parent === 'commands') return command === null ? t('Command') : `#${command}`
  if (parent === 'stacks') return segment
  const name = names[segment]
  return name ? t(name) : segment
}

/** The id of the command that a path is the place of; null for other places. */
export const commandAt = (path: string): string | null => /^\/commands\/([^/]+)$/.exec(path)?.[1] ?? null

/**
 * The way to a place from its path: `/stacks/shop/versions` is Stacks, shop, Versions. `command` is the number of the
 * command that it leads to, null where it leads to none or the number is not known yet.
 */
export function crumbsOf(path: string, command: number | null = null): readonly Crumb[] {
  const segments = path.split('/').filter(Boolean)
  if (segments.length === 0) return [{ label: t('Overview'), href: '/' }]
  return segments.map((segment, index) => ({
    label: labelOf(segment, segments[index - 1], command),
    href: `/${segments.slice(0, index + 1).join('/')}`,
  }))
}

/** What the window is called at a place: the nearest part of the way first, since a taskbar cuts off the end. */
export const windowTitle = (crumbs: readonly Crumb[]): string =>
  [...crumbs.map(({ label }) => label).reverse(), 'Stackwright'].join(' · ')
