import { Modal, type ModalProps } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { t } from '#shared/language/translate.ts'
import { restoreFocus } from '../state/last-focus.ts'

interface DialogProps extends Pick<ModalProps, 'size'> {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What a dialog leaves with a menu or a transition is gone a moment later only, in milliseconds. */
const SETTLED_MS = 30

/** A dialog that is there while it is drawn. Esc closes it, and the focus goes back to where it came from. */
export function Dialog({ title, size, onClose, children }: DialogProps) {
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('Close') }}
      {...(size === undefined ? {} : { size })}
    >
      {children}
    </Modal>
  )
}

/** Gives the focus back to where it came from when what has it is not drawn any more. */
export function useFocusBack(): void {
  // Synchronises the focus with the page, once the dialog is gone.
  useEffect(() => () => void setTimeout(restoreFocus, SETTLED_MS), [])
}
