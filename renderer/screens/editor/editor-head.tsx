import { Button, FileButton, TextInput } from '@mantine/core'
import { IconBrandDocker, IconFolderOpen, IconLock, IconSchema, IconWand } from '@tabler/icons-react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'

interface EditorHeadProps {
  readonly isNew: boolean
  readonly basedOn: number | null
  readonly changed: boolean
  readonly message: string
  /** Why there can be no plan yet; null where there can. */
  readonly lock: string | null
  readonly onMessage: (message: string) => void
  readonly onOpen: (files: readonly File[]) => Promise<void>
  /** Absent where the file on the screen is no compose file. */
  readonly onDockerRun: (() => void) | undefined
  readonly onDiscard: () => void
  readonly onPlan: () => void
}

/** What is being written, from what, why, and the way to its plan. */
export function EditorHead(props: EditorHeadProps) {
  const { isNew, basedOn, changed, message, lock, onMessage, onOpen, onDockerRun, onDiscard, onPlan } = props
  return (
    <header className="sw-editor-head">
      {isNew ? <h1>{t('New stack')}</h1> : <h2>{t('Next version')}</h2>}
      {changed ? <span className="sw-editor-tag">{t('unsaved draft')}</span> : null}
      {basedOn === null ? null : (
        <span className="sw-small sw-second sw-editor-base">{t('based on v{{basedOn}}', { basedOn })}</span>
      )}
      <TextInput
        className="sw-editor-message"
        aria-label={t('Message of the version')}
        placeholder={t('What changes, and why')}
        value={message}
        maxLength={500}
        onChange={(event) => onMessage(event.currentTarget.value)}
      />
      <span className="sw-grow" />
      {changed ? (
        <Button variant="subtle" onClick={onDiscard}>
          {t('Discard changes')}
        </Button>
      ) : null}
      {isNew && !changed ? (
        <Button component={Link} href="/wizard" leftSection={<IconWand size={14} />}>
          {t('From components')}
        </Button>
      ) : null}
      <FileButton multiple onChange={(files) => void onOpen(files)}>
        {({ onClick }) => (
          <Button leftSection={<IconFolderOpen size={14} />} onClick={onClick}>
            {t('Open files')}
          </Button>
        )}
      </FileButton>
      {onDockerRun ? (
        <Button
          className="sw-editor-docker"
          aria-label={t('From docker run…')}
          title={t('From docker run…')}
          leftSection={<IconBrandDocker size={14} />}
          onClick={onDockerRun}
        >
          {t('From docker run…')}
        </Button>
      ) : null}
      {lock === null ? null : (
        <span className="sw-small sw-bad-text sw-editor-lock" id="sw-plan-lock" title={lock}>
          {lock}
        </span>
      )}
      <Button
        variant="filled"
        leftSection={lock === null ? <IconSchema size={14} /> : <IconLock size={14} />}
        rightSection={
          lock === null ? (
            <span className="sw-row sw-editor-keys">
              <Kbd>{t('Ctrl')}</Kbd>
              <Kbd>{t('Enter')}</Kbd>
            </span>
          ) : null
        }
        disabled={lock !== null}
        aria-describedby={lock === null ? undefined : 'sw-plan-lock'}
        onClick={onPlan}
      >
        {t('See the plan')}
      </Button>
    </header>
  )
}
