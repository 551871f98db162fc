import { Modal } from '@mantine/core'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t, translated } from '#shared/language/translate.ts'
import { Kbd } from '../components/kbd.tsx'
import { modifierKey } from '../components/modifier-key.ts'
import { shortcuts } from './shortcuts.ts'

interface Line {
  readonly keys: readonly string[]
  readonly does: PlainKey
}

/** Keys with a modifier work while typing too; the others are silent then. */
const always = (modifier: string): readonly Line[] => [
  { keys: [modifier, 'K'], does: 'Search or run a command' },
  { keys: [modifier, 'Z'], does: 'Undo, while it is offered' },
  { keys: ['Esc'], does: 'Close one layer' },
]

const inPalette: readonly Line[] = [
  { keys: ['↑', '↓'], does: 'Next and previous line' },
  { keys: ['Tab'], does: 'All of the stack of the line' },
  { keys: ['>'], does: 'Only actions' },
  { keys: ['#'], does: 'Only commands' },
  { keys: ['@'], does: 'Only hosts' },
]

const inViews = (modifier: string): readonly Line[] => [
  { keys: ['J', 'K'], does: 'Next and previous row' },
  { keys: ['Home', 'End'], does: 'First and last row' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['C'], does: 'Compare versions' },
  { keys: ['F'], does: 'Follow the log of a command' },
  { keys: ['Space'], does: 'Pause and follow log lines' },
  { keys: ['F8'], does: 'Next problem in the editor' },
  { keys: [modifier, 'F'], does: 'Find in the editor' },
]

/** All shortcuts, where `?` opens them. */
export function ShortcutSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const modifier = modifierKey()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('Shortcuts')}
      size="md"
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <Lines
        title={t('Everywhere')}
        lines={[...always(modifier), ...shortcuts.map(({ keys, does }) => ({ keys: keys.map(upper), does }))]}
      />
      <Lines title={t('While searching')} lines={inPalette} />
      <Lines title={t('In a view')} lines={inViews(modifier)} />
    </Modal>
  )
}

const upper = (key: string): string => key.toUpperCase()

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section className="sw-shortcuts" aria-label={title}>
      <h3 className="sw-cap">{title}</h3>
      <dl>
        {lines.map(({ keys, does }) => (
          <div key={does} className="sw-row">
            <dt className="sw-grow">{t(does)}</dt>
            <dd className="sw-row">
              {keys.map((key) => (
                <Kbd key={key}>{translated(key)}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
