import { Button } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from '../../components/icon-button.tsx'

interface OpenedNoticeProps {
  /** What happened; nothing is shown where it is null. */
  readonly says: string | null
  readonly onUndo: (() => void) | undefined
  readonly onClose: () => void
}

/** Says what came of opening or discarding, with the way back. */
export function OpenedNotice({ says, onUndo, onClose }: OpenedNoticeProps) {
  if (says === null) return null
  return (
    <div className="sw-editor-notice" role="status">
      <span className="sw-grow">{says}</span>
      {onUndo ? (
        <Button size="sm" leftSection={<IconArrowBackUp size={14} />} onClick={onUndo}>
          {t('Undo')}
        </Button>
      ) : (
        <IconButton label={t('Close')} onClick={onClose}>
          <IconX size={14} />
        </IconButton>
      )}
    </div>
  )
}
