import { Button } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import { Link } from 'wouter'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t } from '#shared/language/translate.ts'
import type { Command, CommandError as EndedWith } from '#shared/model/command.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { nextStep } from './next-step.ts'

interface CommandErrorProps {
  readonly command: Command
  readonly error: EndedWith
}

/** Why a command ended as it did, what to do next, and the code to copy. */
export function CommandError({ command, error }: CommandErrorProps) {
  const next = nextStep(command)
  const words = errorWords(error)
  return (
    <section className="sw-command-error" aria-label={t('Why it ended')}>
      <IconAlertOctagon size={16} stroke={1.75} aria-hidden />
      <div className="sw-col sw-grow">
        <p className="sw-strong">{words.message}</p>
        <p>{words.next}</p>
      </div>
      {error.code === 'PLAN_CHANGED' && next ? (
        <Button component={Link} to={next.to} size="sm" variant="filled">
          {next.label}
        </Button>
      ) : null}
      <code className="sw-mono sw-second">{error.code}</code>
      <CopyButton look="icon" what={t('code and message')} text={`${error.code}: ${words.message}`} />
    </section>
  )
}
