import { Button } from '@mantine/core'
import { IconBan, IconRefresh, IconSchema, IconStack2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { useStackCommand } from '../../api/use-stack-command.ts'
import { Age } from '../../components/age.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { Status } from '../../components/status.tsx'
import { statusOfCommand } from '../../components/status-of.ts'
import { statusTable } from '../../components/status-table.ts'
import { navigate } from '../../hash-location.ts'
import { cancelWords } from './cancel-words.ts'
import { CommandProgress } from './command-progress.tsx'
import { CommandTime } from './command-time.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { nextStep } from './next-step.ts'
import { NotBegun } from './not-begun.tsx'
import { outcomeWords } from './outcome-words.ts'
import { hasEnded } from './queue-lanes.ts'
import { type RetryAct, retryAct } from './retry-act.ts'

interface CommandHeadProps {
  readonly command: Command
  readonly steps: readonly CommandStep[]
}

/** What the command is and how it stands; who asked, where it leads, and what can be done about it. */
export function CommandHead({ command, steps }: CommandHeadProps) {
  const status = statusOfCommand(command)
  return (
    <section className="sw-card sw-command-head" aria-label={t('Command')}>
      <div className="sw-row sw-wrap">
        <h2 className="sw-ellipsis">{translated(command.title)}</h2>
        <Status is={status} detail={<CommandTime command={command} />} />
        <span className="sw-hidden" role={command.status === 'FAILED' ? 'alert' : 'status'}>
          {t('{{name}}:', { name: command.title })} {t(statusTable[status].word)}
        </span>
        <Actions command={command} />
      </div>
      <div className="sw-row sw-wrap sw-small sw-second sw-command-facts">
        <span className="sw-num">#{command.seq}</span>
        <span className="sw-num">{t('attempt {{attempt}}', { attempt: command.attempt })}</span>
        <span>{t('by {{actor}}', { actor: translated(command.actor) })}</span>
        <span>{t('on {{hostName}}', { hostName: command.hostName })}</span>
        <span>
          <Sentence text="asked {{age}}" with={{ age: <Age at={command.createdAt} /> }} />
        </span>
        <span className="sw-grow" />
        <span>{cancelWords(command) ?? outcomeWords(command)}</span>
      </div>
      <CommandProgress steps={steps} />
    </section>
  )
}

function Actions({ command }: { readonly command: Command }) {
  const next = nextStep(command)
  const retry = retryAct(command)
  return (
    <span className="sw-row sw-command-actions">
      {next ? (
        <Button
          component={Link}
          to={next.to}
          size="sm"
          variant={command.error ? 'default' : 'filled'}
          leftSection={<IconSchema size={14} />}
        >
          {next.label}
        </Button>
      ) : null}
      {retry ? <RetryButton stack={command.stackName} retry={retry} /> : null}
      <Button component={Link} to={`/stacks/${command.stackName}`} size="sm" leftSection={<IconStack2 size={14} />}>
        {t('Open {{stackName}}', { stackName: command.stackName })}
      </Button>
      {hasEnded(command) ? <EvidenceButton command={command} /> : <CancelButton command={command} />}
    </span>
  )
}

function RetryButton({ stack, retry }: { readonly stack: string; readonly retry: RetryAct }) {
  const again = useStackCommand(stack)
  const handleRetry = (): void =>
    again.mutate(retry.asked, { onSuccess: ({ command }) => navigate(`/commands/${command.id}`) })
  return (
    <>
      <NotBegun error={again.error} />
      <Button
        size="sm"
        variant="filled"
        leftSection={<IconRefresh size={14} />}
        onClick={handleRetry}
        disabled={again.isPending}
      >
        {retry.label}
      </Button>
    </>
  )
}

function CancelButton({ command }: { readonly command: Command }) {
  const api = useApi()
  const cancel = useMutation({ mutationFn: () => api.commands.cancel({ command: command.id }) })
  const handleCancel = (): void => cancel.mutate()
  const asked = command.cancelRequested || cancel.isPending || cancel.isSuccess
  return (
    <>
      <NotBegun error={cancel.error} />
      <Button
        size="sm"
        className="sw-danger-button"
        leftSection={<IconBan size={14} />}
        onClick={handleCancel}
        disabled={asked}
      >
        {asked ? t('Cancel asked') : t('Cancel')}
      </Button>
    </>
  )
}
