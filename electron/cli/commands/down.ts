import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import type { Cli, Session } from '../cli.ts'
import { UsageError } from '../usage-error.ts'
import { withFollowOptions } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

interface DownOptions extends QueueOptions {
  readonly volumes?: boolean
  readonly yes?: boolean
}

/** `down`: removes a stack from its host; its data only where that is asked. */
export const registerDown = (program: Command, cli: Cli): void => {
  withFollowOptions(program.command('down <stack>'))
    .description('remove the containers and networks of a stack; its history is kept')
    .option('--volumes', 'delete its volumes and all data in them too')
    .option('-y, --yes', 'do not ask before volumes are deleted')
    .action((stack: string, options: DownOptions) =>
      cli.withSession(async (session) => {
        if (options.volumes && !options.yes) await confirmLoss(session, stack)
        const volumes = options.volumes === true
        const { command } = await session.api.commands.remove({
          stack,
          volumes,
          ...(volumes ? { confirm: stack } : {}),
        })
        return handleQueued(session, command, options)
      }),
    )
}

/** Names what will be lost and asks for the stack's name. Without a terminal the flag itself is the confirmation. */
const confirmLoss = async ({ api, io, output }: Session, stack: string): Promise<void> => {
  if (!io.isInteractive) return
  const { plan } = await api.plans.previewRemoval({ stack, volumes: true })
  const lost = plan.volumes.filter((volume) => volume.fate === 'destroyed').map((volume) => volume.name)
  if (lost.length === 0) return
  output.message(`These volumes and all data in them will be deleted: ${lost.join(', ')}`)
  const terminal = createInterface({ input: io.stdin, output: io.stderr })
  const answer = await terminal.question(`Type ${stack} to delete them: `)
  terminal.close()
  if (answer.trim() !== stack) throw new UsageError('That is not its name. Nothing was removed.')
}
