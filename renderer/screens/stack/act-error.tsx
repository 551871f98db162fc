import { Modal } from '@mantine/core'
import { t } from '#shared/language/translate.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'

interface ActErrorProps {
  readonly error: unknown
  readonly stack: string
  readonly onClose: () => void
}

/** Says over the screen why something asked for was not begun. */
export function ActError({ error, stack, onClose }: ActErrorProps) {
  return (
    <Modal opened={Boolean(error)} onClose={onClose} title={stack} closeButtonProps={{ 'aria-label': t('Close') }}>
      <ErrorPanel what={t('Nothing was begun')} error={error} />
    </Modal>
  )
}
