import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { Command, CommandStep, CommandDetail as CommandWithSteps } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { commandQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { CommandError } from './command-error.tsx'
import { addSteps, type CommandFeed } from './command-feed.ts'
import { CommandHead } from './command-head.tsx'
import { LogCard } from './log-card.tsx'
import { StepsCard } from './steps-card.tsx'
import { type FeedState, useCommandFeed } from './use-command-feed.ts'
import './command-detail.css'

/** One command as it happens: how it stands, its steps with their causes, its log. */
export function CommandDetail({ command }: { readonly command: string }) {
  const query = useQuery(commandQuery(useApi(), command))
  const { feed, state } = useCommandFeed(command)
  return (
    <div className="sw-command-detail">
      <AsyncView query={query} what={t('the command')} rows={6}>
        {(stored) => <Shown {...freshest(stored, feed, state)} feed={feed} state={state} />}
      </AsyncView>
    </div>
  )
}

/** What the stream says wins while there is a stream; what was asked is there before it and when it is lost. */
const freshest = (stored: CommandWithSteps, feed: CommandFeed, state: FeedState) => ({
  command: state === 'lost' ? stored : (feed.command ?? stored),
  steps: addSteps(stored.steps, feed.steps),
})

interface ShownProps {
  readonly command: Command
  readonly steps: readonly CommandStep[]
  readonly feed: CommandFeed
  readonly state: FeedState
}

function Shown({ command, steps, feed, state }: ShownProps) {
  return (
    <>
      <CommandHead command={command} steps={steps} />
      {command.error ? <CommandError command={command} error={command.error} /> : null}
      <StepsCard command={command} steps={steps} pulls={feed.pulls} />
      <LogCard log={feed.log} state={state} running={command.status === 'RUNNING'} />
    </>
  )
}
