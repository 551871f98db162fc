import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { Dialog } from '../../components/dialog.tsx'

interface DockerRunDialogProps {
  /** Puts the service in; gives a sentence that says why where it cannot. */
  readonly onConvert: (command: string) => Promise<string | null>
  readonly onClose: () => void
}

/** Takes a `docker run` command for those who do not know that it can be pasted into the text. */
export function DockerRunDialog({ onConvert, onClose }: DockerRunDialogProps) {
  const [command, setCommand] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const refusal = await onConvert(command)
    if (refusal === null) onClose()
    else setProblem(refusal)
  }
  return (
    <Dialog onClose={onClose} size="lg" title={t('From docker run')}>
      <form className="sw-col" onSubmit={(event) => void handleSubmit(event)}>
        <Textarea
          label={t('Command')}
          description={t('It becomes a service of this document. Pasting it into the text does the same.')}
          placeholder="docker run -d -p 8080:80 nginx:1.29"
          value={command}
          error={problem}
          rows={6}
          maxLength={20_000}
          spellCheck={false}
          data-autofocus
          onChange={(event) => {
            setCommand(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <div className="sw-row">
          <span className="sw-grow" />
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="filled" disabled={command.trim() === ''}>
            {t('Add the service')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
