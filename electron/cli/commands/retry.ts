import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { withFollowOptions } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

/** `retry`: a failed or cancelled command again, as a new one. */
export const registerRetry = (program: Command, cli: Cli): void => {
  withFollowOptions(program.command('retry <id>'))
    .description('ask for a failed or cancelled command again')
    .action((id: string, options: QueueOptions) =>
      cli.withSession(async (session) => {
        const { command } = await session.api.commands.retry({ command: id })
        return handleQueued(session, command, options)
      }),
    )
}
