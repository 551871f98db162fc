import { useMantineColorScheme } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../api/client.ts'
import { settingsQuery } from '../api/queries.ts'
import { late } from '../components/late.ts'
import { restoreFocus, watchFocus } from '../state/last-focus.ts'
import { useLayout } from '../state/layout.ts'
import { CommandToasts } from './command-toasts.tsx'
import type { ShortcutAction } from './shortcuts.ts'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { StorageBanner } from './storage-banner.tsx'
import { TitleBar } from './title-bar.tsx'
import { usePaletteKey } from './use-palette-key.ts'
import { useShortcuts } from './use-shortcuts.ts'
import './frame.css'

const loadPalette = async () => (await import('./palette/palette.tsx')).Palette
const Palette = late(loadPalette)
/** A screen that is there already is drawn by then, in milliseconds. */
const SETTLED_MS = 50

const ShortcutSheet = late(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet)

/** What stands around every screen: title bar, sidebar, status bar; and what works on every screen: the keyboard. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [, navigate] = useLocation()
  // The sheet is fetched when it is first asked for, and then stays, so that it can give the focus back.
  const [asked, setAsked] = useState(false)
  const [helping, help] = useDisclosure(false, { onOpen: () => setAsked(true) })
  const palette = usePalette()
  const collapsed = useCollapsed()
  useAppearance()
  useKeptFocus()
  const act = useCallback(
    (action: ShortcutAction): void => {
      switch (action.kind) {
        case 'go':
          navigate(action.to)
          break
        case 'help':
          help.open()
          break
        case 'find':
          document.querySelector<HTMLElement>('[data-find]')?.focus()
      }
    },
    [navigate, help.open],
  )
  useShortcuts(act)
  return (
    <div className="sw-frame" data-collapsed={collapsed}>
      <button type="button" className="sw-skip" onClick={focusMain}>
        {t('Skip to the screen')}
      </button>
      <TitleBar onSearch={palette.open} />
      <Sidebar collapsed={collapsed} />
      <main className="sw-main" id="main" tabIndex={-1}>
        <StorageBanner />
        {children}
      </main>
      <StatusBar onShortcuts={help.open} />
      <CommandToasts />
      {palette.asked ? (
        <Suspense>
          <Palette opened={palette.opened} onClose={palette.close} onShortcuts={help.open} />
        </Suspense>
      ) : null}
      {asked ? (
        <Suspense>
          <ShortcutSheet opened={helping} onClose={help.close} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Ctrl K, or Cmd K, opens the palette from anywhere, also while typing. It is fetched in the first quiet moment. */
function usePalette() {
  const [asked, setAsked] = useState(false)
  const [opened, { open, close }] = useDisclosure(false, { onOpen: () => setAsked(true) })
  usePaletteKey(opened ? close : open)
  // Fetches the palette's code while nothing else is to be done.
  useEffect(() => {
    const handle = requestIdleCallback(() => void loadPalette().catch(() => undefined), { timeout: 5000 })
    return () => cancelIdleCallback(handle)
  }, [])
  return { asked, opened, open, close }
}

// The place lives in the hash, so a link to #main would leave the screen.
const focusMain = (): void => document.getElementById('main')?.focus()

function useCollapsed(): boolean {
  const { sidebar } = useLayout()
  const narrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false })
  return sidebar === null ? narrow : sidebar === 'collapsed'
}

/** The focus is never lost: it goes to the screen where the place changes and what had it is gone. */
function useKeptFocus(): void {
  const [place] = useLocation()
  const before = useRef(place)
  // Synchronises with the focus of the page.
  useEffect(() => {
    const stop = new AbortController()
    watchFocus(stop.signal)
    return () => stop.abort()
  }, [])
  // Synchronises the focus with the place.
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    const timer = setTimeout(restoreFocus, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [place])
}

/** Carries the chosen appearance and density into the page. */
function useAppearance(): void {
  const { setColorScheme } = useMantineColorScheme()
  const appearance = useQuery(settingsQuery(useApi())).data?.appearance
  const { density } = useLayout()
  // Synchronises the colour scheme with the stored setting.
  useEffect(() => {
    if (appearance) setColorScheme(appearance)
  }, [appearance, setColorScheme])
  // Synchronises the row height, which is a CSS variable, with the chosen density.
  useEffect(() => {
    document.documentElement.dataset['density'] = density
  }, [density])
}
