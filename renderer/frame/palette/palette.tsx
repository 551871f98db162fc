import { Modal } from '@mantine/core'
import { type ChangeEvent, type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { usePaletteRecent } from '../../state/palette-recent.ts'
import { PaletteEffect } from './palette-effect.tsx'
import type { PaletteEntry } from './palette-entry.ts'
import { PaletteField } from './palette-field.tsx'
import { PaletteFoot } from './palette-foot.tsx'
import { inOrder, paletteSections } from './palette-list.ts'
import { optionId, PaletteResults } from './palette-results.tsx'
import { usePaletteAct } from './use-palette-act.ts'
import { usePaletteEntries } from './use-palette-entries.ts'
import './palette.css'

interface PaletteProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

/** Everything that can be found and done, behind one field: Ctrl K opens it, the arrows move, Enter chooses. */
export function Palette({ opened, onClose, onShortcuts }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={760}
      radius="lg"
      classNames={{ content: 'sw-palette' }}
      yOffset="12vh"
      centered={false}
      lockScroll={false}
      transitionProps={{ transition: 'fade', duration: 90 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('Search or run a command')}>
        <Content onClose={onClose} onShortcuts={onShortcuts} />
      </Modal.Content>
    </Modal.Root>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

function Content({ onClose, onShortcuts }: Omit<PaletteProps, 'opened'>) {
  const [typed, setTyped] = useState('')
  const [stack, setStack] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const { recent } = usePaletteRecent()
  const entries = usePaletteEntries(typed)
  const searched = useDeferredValue(typed)
  const sections = useMemo(
    () => paletteSections({ entries, typed: searched, recent, stack }),
    [entries, searched, recent, stack],
  )
  const found = inOrder(sections)
  const at = Math.min(active, Math.max(0, found.length - 1))
  const current = found[at]?.entry
  const act = usePaletteAct({ close: onClose, showShortcuts: onShortcuts })
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry && !act.isPending) act.mutate(entry)
  }
  const narrow = (to: string | null): void => {
    setStack(to)
    setTyped('')
    setActive(0)
  }
  const handleType = (event: ChangeEvent<HTMLInputElement>): void => {
    setTyped(event.currentTarget.value)
    setActive(0)
    act.reset()
  }
  const handleKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    const step = steps[event.key]
    if (step !== undefined) setActive(moved(at, step, found.length))
    else if (event.key === 'Enter') choose(current)
    else if (event.key === 'Tab' && !event.shiftKey && current?.stack !== undefined && stack === null)
      narrow(current.stack)
    else if (event.key === 'Backspace' && typed === '' && stack !== null) narrow(null)
    else return
    event.preventDefault()
  }
  return (
    <>
      <PaletteField
        typed={typed}
        stack={stack}
        activeOption={current ? optionId(current) : undefined}
        onChange={handleType}
        onKeyDown={handleKey}
        onWiden={() => narrow(null)}
      />
      <div className="sw-palette-body">
        <PaletteResults
          sections={sections}
          active={current}
          onPoint={(entry) => setActive(found.findIndex((one) => one.entry.id === entry.id))}
          onChoose={choose}
        />
        <PaletteEffect entry={current} error={act.error} busy={act.isPending} />
      </div>
      <PaletteFoot count={found.length} narrows={stack === null && current?.stack !== undefined} />
    </>
  )
}

/** One step goes round at the ends, a page stops there. */
function moved(at: number, step: number, count: number): number {
  if (count === 0) return 0
  if (Math.abs(step) === 1) return (at + step + count) % count
  return Math.min(Math.max(0, at + step), count - 1)
}
