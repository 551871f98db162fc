import type { Command } from 'commander'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { Cli } from '../cli.ts'
import { type DocumentOptions, readDocument } from '../read-document.ts'
import { volumeChoicesOf, withDocumentOptions, withFollowOptions, withVolumeOption } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

interface ApplyOptions extends DocumentOptions, QueueOptions {
  readonly host?: string
  readonly message?: string
  readonly approvedPlan?: string
  readonly pull?: boolean
  readonly volume?: VolumeChoices
}

/** `apply`: stores the document as a new version and applies it. */
export const registerApply = (program: Command, cli: Cli): void => {
  withVolumeOption(withFollowOptions(withDocumentOptions(program.command('apply <stack>'), true)))
    .description('store the document as a new version and apply it, showing what happens')
    .option('--host <host>', 'host of a new stack')
    .option('-m, --message <text>', 'what changed and why, for the history')
    .option('--pull', 'ask the registries what the tags name now, and run that')
    .option('--approved-plan <hash>', 'apply only if this is still the plan (stackwright plan prints it)')
    .action((stack: string, options: ApplyOptions) => applyDocument(cli, stack, options))
}

const applyDocument = async (cli: Cli, stack: string, options: ApplyOptions): Promise<void> => {
  const document = await readDocument(options, cli.io)
  await cli.withSession(async (session) => {
    const { host, message, approvedPlan, pull = false } = options
    const { command, version } = await session.api.commands.applyDocument({
      stackName: stack,
      document,
      message: message ?? '',
      pull,
      ...volumeChoicesOf(options),
      ...(host ? { host } : {}),
      ...(approvedPlan ? { approvedPlan } : {}),
    })
    session.output.message(`#${command.seq} applies version ${version} of ${stack} on ${command.hostName}`)
    return handleQueued(session, command, options)
  })
}
