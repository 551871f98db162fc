import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from './icon-button.tsx'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the name of the button: `the code`. */
  readonly what: string
  readonly look?: 'button' | 'icon'
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, what, look = 'button' }: CopyButtonProps) {
  const clipboard = useClipboard({ timeout: 2000 })
  const icon = clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />
  const handleCopy = (): void => clipboard.copy(text)
  if (look === 'icon') {
    return (
      <IconButton label={clipboard.copied ? t('Copied') : t('Copy {{what}}', { what })} onClick={handleCopy}>
        {icon}
      </IconButton>
    )
  }
  return (
    <Button size="sm" leftSection={icon} onClick={handleCopy} aria-label={t('Copy {{what}}', { what })}>
      {clipboard.copied ? t('Copied') : t('Copy')}
    </Button>
  )
}
