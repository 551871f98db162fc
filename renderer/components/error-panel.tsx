import { Button } from '@mantine/core'
import { IconAlertOctagon, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { errorView } from '../api/error-view.ts'
import { CopyButton } from './copy-button.tsx'
import './error-panel.css'

interface ErrorPanelProps {
  /** What could not be done: `The stacks could not be read`. */
  readonly what: string
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
  /** Another way out, beside Retry. */
  readonly actions?: ReactNode
}

/** Where to go from what is not there; trying again would not bring it. */
const waysOut: Readonly<Record<string, { readonly label: PlainKey; readonly href: string }>> = {
  STACK_NOT_FOUND: { label: 'See all stacks', href: '/stacks' },
  COMMAND_NOT_FOUND: { label: 'See all commands', href: '/commands' },
}

/** An error: what could not be done, why, what to do, a way to try again, and the code to copy. */
export function ErrorPanel({ what, error, onRetry, actions }: ErrorPanelProps) {
  const { code, message, next } = errorView(error)
  const wayOut = waysOut[code]
  return (
    <div className="sw-error" role="alert">
      <span className="sw-error-icon">
        <IconAlertOctagon size={20} stroke={1.75} aria-hidden />
      </span>
      <div className="sw-col sw-grow">
        <h2>{what}</h2>
        <p className="sw-error-message">{message}</p>
        <p className="sw-second">{next}</p>
        <div className="sw-row sw-wrap sw-error-foot">
          {wayOut ? (
            <Button variant="filled" component={Link} href={wayOut.href}>
              {t(wayOut.label)}
            </Button>
          ) : null}
          {onRetry ? (
            <Button variant={wayOut ? 'default' : 'filled'} leftSection={<IconRefresh size={14} />} onClick={onRetry}>
              {t('Try again')}
            </Button>
          ) : null}
          {actions}
          <span className="sw-grow" />
          <code className="sw-mono sw-faint">{code}</code>
          <CopyButton look="icon" what={t('code and message')} text={`${code}: ${message}`} />
        </div>
      </div>
    </div>
  )
}
