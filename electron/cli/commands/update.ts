import type { Command } from 'commander'
import { AppError } from '#shared/contract/app-error.ts'
import { updateMessage } from '#shared/format/update-message.ts'
import type { Cli } from '../cli.ts'
import { withFollowOptions } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

/** `update`: the document that runs, as a new version with what its tags name in the registries now. */
export const registerUpdate = (program: Command, cli: Cli): void => {
  withFollowOptions(program.command('update <stack>'))
    .description('apply what runs as a new version, with the images that its tags name now')
    .action((stack: string, options: QueueOptions) =>
      cli.withSession(async (session) => {
        const { api, output } = session
        const { name, currentVersion } = await api.stacks.get({ stack })
        if (currentVersion === null) throw new AppError('STACK_NOT_APPLIED', { stack: name })
        const { document } = await api.versions.get({ stack, number: currentVersion })
        const message = updateMessage(currentVersion)
        const { command, version } = await api.commands.applyDocument({
          stackName: name,
          document,
          message,
          pull: true,
        })
        output.message(`#${command.seq} applies version ${version} of ${name} on ${command.hostName}`)
        return handleQueued(session, command, options)
      }),
    )
}
