import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconAlertOctagon, IconCheck, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '#shared/language/translate.ts'
import { errorView } from '../../api/error-view.ts'
import { Kbd } from '../../components/kbd.tsx'

/** A lock on the approval. `neutral` where nothing is wrong: there is just nothing to approve. */
export interface Lock {
  readonly what: string
  readonly next: string
  readonly tone: 'bad' | 'neutral'
}

interface ApproveBarProps {
  readonly label: string
  /** Why it cannot be approved, in two sentences: what, and what to do. null where it can. */
  readonly locked: Lock | null
  readonly destructive: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly onApprove: () => void
  readonly onDiscard: () => void
  /** More buttons, before the primary one. */
  readonly children?: ReactNode
}

/** The foot of the sheet, where it is signed: exactly this plan runs, or nothing does. */
export function ApproveBar(props: ApproveBarProps) {
  const { label, locked, destructive, busy, error, onApprove, onDiscard, children } = props
  const able = locked === null && !busy
  const handleApprove = (): void => {
    if (able) onApprove()
  }
  useHotkeys([['mod+Enter', handleApprove]], [])
  const failure = error ? errorView(error) : null
  const says = failure ? { what: failure.message, next: failure.next } : (locked ?? promise())
  const bad = failure !== null || locked?.tone === 'bad'
  return (
    <footer className="sw-approve">
      <span className={bad ? 'sw-bad-text' : 'sw-approve-lock'} aria-hidden>
        {bad ? <IconAlertOctagon size={16} /> : <IconLock size={16} />}
      </span>
      <div className="sw-col sw-grow" id="sw-approve-says" role={failure ? 'alert' : undefined}>
        <p className="sw-strong sw-ellipsis">{says.what}</p>
        <p className="sw-small sw-second">{says.next}</p>
      </div>
      <Button variant="subtle" onClick={onDiscard}>
        {t('Discard')}
      </Button>
      {children}
      <Button
        variant="filled"
        className={destructive ? 'sw-destroy-button' : ''}
        leftSection={able ? <IconCheck size={14} /> : <IconLock size={14} />}
        rightSection={
          able ? (
            <span className="sw-row sw-approve-keys">
              <Kbd>{t('Ctrl')}</Kbd>
              <Kbd>{t('Enter')}</Kbd>
            </span>
          ) : null
        }
        disabled={!able}
        onClick={handleApprove}
        aria-describedby="sw-approve-says"
      >
        {busy ? t('Approving') : label}
      </Button>
    </footer>
  )
}

const promise = () => ({
  what: t('Exactly this plan runs, or nothing does.'),
  next: t('If the host changes before it starts, the command ends “plan changed” and touches nothing.'),
})
