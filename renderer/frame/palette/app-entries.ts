import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { settingsParts } from '../../components/settings-parts.ts'
import { shortcuts } from '../shortcuts.ts'
import type { PaletteEntry } from './palette-entry.ts'
import type { PaletteIconName } from './palette-icons.ts'

/** The keys that lead to a place, as they are printed. */
const keysTo = (to: string): readonly string[] | undefined =>
  shortcuts.find(({ action }) => action.kind === 'go' && action.to === to)?.keys.map((key) => key.toUpperCase())

interface Place {
  readonly to: string
  readonly title: PlainKey
  readonly icon: PaletteIconName
  readonly words?: PlainKey
}

const screens: readonly Place[] = [
  { to: '/', title: 'Overview', icon: 'overview', words: 'home dashboard needs you' },
  { to: '/stacks', title: 'Stacks', icon: 'stack', words: 'applications projects' },
  { to: '/commands', title: 'Commands', icon: 'command', words: 'queue running pending history' },
  { to: '/monitoring', title: 'Monitoring', icon: 'monitoring', words: 'usage cpu memory charts' },
  { to: '/events', title: 'Events', icon: 'event', words: 'alerts what happened' },
  { to: '/images', title: 'Images', icon: 'image', words: 'clean up prune disk' },
  { to: '/volumes', title: 'Volumes', icon: 'volume', words: 'data clean up prune disk' },
  { to: '/networks', title: 'Networks', icon: 'network', words: 'clean up prune' },
  { to: '/settings', title: 'Settings', icon: 'settings', words: 'preferences options' },
  { to: '/welcome', title: 'Find an Engine', icon: 'host', words: 'welcome onboarding docker connection sample' },
]

const newStacks: readonly (Place & { readonly detail: PlainKey })[] = [
  {
    to: '/new',
    title: 'New stack',
    icon: 'editor',
    detail: 'write or open a compose file',
    words: 'editor create yaml',
  },
  {
    to: '/wizard',
    title: 'New stack from components',
    icon: 'wizard',
    detail: 'in the wizard',
    words: 'create catalogue',
  },
  {
    to: '/import',
    title: 'Import a Compose project',
    icon: 'import',
    detail: 'take over what runs',
    words: 'new stack adopt',
  },
]

const place = ({ to, title, icon, words, detail }: Place & { readonly detail?: PlainKey }): PaletteEntry => {
  const keys = keysTo(to)
  return {
    id: `go:${to}`,
    group: 'go',
    title: t(title),
    detail: detail ? t(detail) : '',
    icon,
    first: true,
    act: { kind: 'go', to },
    ...(words === undefined ? {} : { words: t(words) }),
    ...(keys && { keys }),
  }
}

const themes = [
  { appearance: 'light', title: 'Light theme' },
  { appearance: 'dark', title: 'Dark theme' },
  { appearance: 'auto', title: 'Theme of the system' },
] as const

const densities = [
  { density: 'compact', title: 'Compact rows', detail: '32 pixels' },
  { density: 'normal', title: 'Normal rows', detail: '40 pixels' },
] as const

/** What is there without any stack or host: every screen, the ways to a new stack, the parts of the settings, the look. */
export const appEntries = (): readonly PaletteEntry[] => [
  ...newStacks.map((one): PaletteEntry => ({ ...place(one), group: 'do' })),
  ...screens.map(place),
  {
    id: 'shortcuts',
    group: 'do',
    title: t('Show all shortcuts'),
    detail: '',
    words: t('keyboard help cheat sheet'),
    icon: 'shortcuts',
    keys: ['?'],
    act: { kind: 'shortcuts' },
  },
  ...themes.map(
    ({ appearance, title }): PaletteEntry => ({
      id: `theme:${appearance}`,
      group: 'do',
      title: t(title),
      detail: t('appearance'),
      words: t('colours mode'),
      icon: 'theme',
      act: { kind: 'theme', appearance },
    }),
  ),
  ...densities.map(
    ({ density, title, detail }): PaletteEntry => ({
      id: `density:${density}`,
      group: 'do',
      title: t(title),
      detail: t(detail),
      words: t('density tables height'),
      icon: 'theme',
      act: { kind: 'density', density },
    }),
  ),
  {
    id: 'sidebar',
    group: 'do',
    title: t('Narrow or widen the sidebar'),
    detail: '',
    words: t('collapse navigation'),
    icon: 'sidebar',
    act: { kind: 'sidebar' },
  },
  ...settingsParts.map(
    ({ id, title, words }): PaletteEntry => ({
      id: `settings:${id}`,
      group: 'settings',
      title: t(title),
      detail: t('settings'),
      words: t(words),
      icon: 'settings',
      act: { kind: 'go', to: `/settings?part=${id}` },
    }),
  ),
]
