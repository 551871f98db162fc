/** A part of the way to a place; the last one is the place itself. */
export interface Crumb {
  readonly label: string
  readonly href: string
}

const names: Readonly<Record<string, string>> = {
  stacks: 'Stacks',
  commands: 'Commands',
  settings: 'Settings',
  versions: 'Versions',
  editor: 'Editor',
  logs: 'Logs',
  plan: 'Plan',
  new: 'New stack',
  welcome: 'Welcome',
}

/** A command's id says nothing to a person. */
const labelOf = (segment: string, parent: string | undefined): string => {
  if (parent === 'commands') return 'Command'
  return parent === 'stacks' ? segment : (names[segment] ?? segment)
}

/** The way to a place from its path: `/stacks/shop/versions` is Stacks, shop, Versions. */
export function crumbsOf(path: string): readonly Crumb[] {
  const segments = path.split('/').filter(Boolean)
  if (segments.length === 0) return [{ label: 'Overview', href: '/' }]
  return segments.map((segment, index) => ({
    label: labelOf(segment, segments[index - 1]),
    href: `/${segments.slice(0, index + 1).join('/')}`,
  }))
}
