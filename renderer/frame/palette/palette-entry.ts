import type { StatusName } from '../../components/status-table.ts'
import type { PaletteIconName } from './palette-icons.ts'

/** Under which heading an entry stands. `do` changes something; all others lead somewhere. */
export type PaletteGroup =
  | 'do'
  | 'go'
  | 'stacks'
  | 'services'
  | 'objects'
  | 'commands'
  | 'versions'
  | 'hosts'
  | 'settings'
  | 'components'

/** What choosing an entry does. Nothing here approves a plan: what needs one leads to its preview. */
export type PaletteAct =
  | { readonly kind: 'go'; readonly to: string }
  | {
      readonly kind: 'operate'
      readonly act: 'start' | 'stop' | 'restart'
      readonly stack: string
      readonly service?: string
    }
  | { readonly kind: 'cancel'; readonly command: string }
  | { readonly kind: 'queue'; readonly host: string; readonly paused: boolean }
  | { readonly kind: 'theme'; readonly appearance: 'auto' | 'light' | 'dark' }
  | { readonly kind: 'density'; readonly density: 'normal' | 'compact' }
  | { readonly kind: 'sidebar' }
  | { readonly kind: 'shortcuts' }

/** One thing that can be found and chosen in the palette. */
export interface PaletteEntry {
  /** The same for the same thing at every opening: what was used lately is kept by it. */
  readonly id: string
  readonly group: PaletteGroup
  readonly title: string
  /** Beside the title, fainter; searched too. */
  readonly detail: string
  /** Further words that find it. */
  readonly words?: string
  readonly icon: PaletteIconName
  /** What choosing it does and leaves alone, in a sentence or two; absent where the title says it all. */
  readonly effect?: string
  readonly status?: StatusName
  /** The keys that do the same. */
  readonly keys?: readonly string[]
  /** The stack it belongs to, so that all of one stack can be shown together. */
  readonly stack?: string
  /** Shown before anything is typed. */
  readonly first?: boolean
  readonly act: PaletteAct
}
