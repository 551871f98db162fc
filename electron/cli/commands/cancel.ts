import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'

/** `cancel`: asks a command to end. */
export const registerCancel = (program: Command, cli: Cli): void => {
  program
    .command('cancel <id>')
    .description('cancel a command: a waiting one at once, a running one at its next safe point')
    .action((id: string) =>
      cli.withSession(async ({ api, output }) => {
        const command = await api.commands.cancel({ command: id })
        const text = command.status === 'CANCELLED' ? 'cancelled' : 'asked to lead back'
        output.print(command, `#${command.seq} ${command.title}: ${text}`)
        return ExitCode.done
      }),
    )
}
