import type { PlainKey } from '#shared/language/text-key.ts'

/** What a key or two keys do, anywhere in the window. */
export interface Shortcut {
  readonly keys: readonly string[]
  /** Shown in the spoken language. */
  readonly does: PlainKey
  readonly action: ShortcutAction
}

export type ShortcutAction =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'find' }

/** Single letters are off while typing. Keys of one view only are listed in the sheet, and belong to their view. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['n'], does: 'New stack', action: { kind: 'go', to: '/new' } },
  { keys: ['g', 'o'], does: 'Go to the overview', action: { kind: 'go', to: '/' } },
  { keys: ['g', 's'], does: 'Go to the stacks', action: { kind: 'go', to: '/stacks' } },
  { keys: ['g', 'c'], does: 'Go to the commands', action: { kind: 'go', to: '/commands' } },
  { keys: ['g', 'm'], does: 'Go to monitoring', action: { kind: 'go', to: '/monitoring' } },
  { keys: ['g', 'e'], does: 'Go to the events', action: { kind: 'go', to: '/events' } },
  { keys: ['g', 'v'], does: 'Go to the volumes', action: { kind: 'go', to: '/volumes' } },
  { keys: ['g', 'i'], does: 'Go to the images', action: { kind: 'go', to: '/images' } },
  { keys: ['g', 'n'], does: 'Go to the networks', action: { kind: 'go', to: '/networks' } },
  { keys: ['g', ','], does: 'Go to the settings', action: { kind: 'go', to: '/settings' } },
  { keys: ['/'], does: 'Find in this view', action: { kind: 'find' } },
  { keys: ['?'], does: 'All shortcuts', action: { kind: 'help' } },
]

interface Pressed {
  /** The keys still waited for; empty when nothing is begun. */
  readonly pending: readonly string[]
  readonly action: ShortcutAction | null
}

/** What a pressed key means after those already pressed. A key that leads nowhere begins anew. */
export function pressKey(pending: readonly string[], key: string): Pressed {
  const pressed = [...pending, key]
  const fitting = shortcuts.filter(({ keys }) => pressed.every((each, index) => keys[index] === each))
  const complete = fitting.find(({ keys }) => keys.length === pressed.length)
  if (complete) return { pending: [], action: complete.action }
  if (fitting.length > 0) return { pending: pressed, action: null }
  return pending.length > 0 ? pressKey([], key) : { pending: [], action: null }
}
