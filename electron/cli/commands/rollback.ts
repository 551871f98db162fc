import type { Command } from 'commander'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { Cli } from '../cli.ts'
import { positiveInteger, volumeChoicesOf, withFollowOptions, withVolumeOption } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

interface RollbackOptions extends QueueOptions {
  readonly to?: number
  readonly approvedPlan?: string
  readonly volume?: VolumeChoices
}

/** `rollback`: applies an earlier version. */
export const registerRollback = (program: Command, cli: Cli): void => {
  withVolumeOption(withFollowOptions(program.command('rollback <stack>')))
    .description('go back to the version before, or to a given one')
    .option('--to <number>', 'version to go back to', positiveInteger)
    .option('--approved-plan <hash>', 'go back only if this is still the plan')
    .action((stack: string, options: RollbackOptions) =>
      cli.withSession(async (session) => {
        const { to, approvedPlan } = options
        const { command, version } = await session.api.commands.rollback({
          stack,
          ...volumeChoicesOf(options),
          ...(to === undefined ? {} : { to }),
          ...(approvedPlan ? { approvedPlan } : {}),
        })
        session.output.message(`#${command.seq} rolls ${stack} back to version ${version}`)
        return handleQueued(session, command, options)
      }),
    )
}
