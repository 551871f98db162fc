import { Modal } from '@mantine/core'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t, translated } from '#shared/language/translate.ts'
import { Kbd } from '../components/kbd.tsx'
import { shortcuts } from './shortcuts.ts'

interface Line {
  readonly keys: readonly string[]
  readonly does: PlainKey
}

const inViews: readonly Line[] = [
  { keys: ['J', 'K'], does: 'Next and previous row' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['C'], does: 'Compare versions' },
  { keys: ['F'], does: 'Follow the logs' },
  { keys: ['Space'], does: 'Pause following' },
  { keys: ['F8'], does: 'Next problem in the editor' },
  { keys: ['Ctrl', 'Enter'], does: 'The primary act of the view' },
  { keys: ['Esc'], does: 'Close one layer' },
]

/** All shortcuts, where `?` opens them. */
export function ShortcutSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('Shortcuts')}
      size="md"
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <Lines title={t('Everywhere')} lines={shortcuts.map(({ keys, does }) => ({ keys: keys.map(upper), does }))} />
      <Lines title={t('In a view')} lines={inViews} />
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
