import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'

interface FileNameFieldProps {
  readonly label: string
  readonly start: string
  readonly problemOf: (path: string) => string | null
  readonly onName: (path: string) => void
  readonly onLeave: () => void
}

/** Asks for the name of a file. Enter takes it, Escape leaves. */
export function FileNameField({ label, start, problemOf, onName, onLeave }: FileNameFieldProps) {
  const [name, setName] = useState(start)
  const problem = problemOf(name)
  const handleTake = (): void => {
    if (problem === null) onName(name)
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) handleTake()
    if (event.key === 'Escape') onLeave()
  }
  return (
    <span className="sw-file-name">
      {problem === null ? null : (
        <span className="sw-small sw-bad-text sw-ellipsis" role="alert" title={problem}>
          {problem}
        </span>
      )}
      <TextInput
        aria-label={label}
        value={name}
        autoFocus
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <Button size="sm" onClick={handleTake} disabled={problem !== null}>
        {t('OK')}
      </Button>
      <Button size="sm" variant="subtle" onClick={onLeave}>
        {t('Leave')}
      </Button>
    </span>
  )
}
