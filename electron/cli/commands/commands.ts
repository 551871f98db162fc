import { type Command, Option } from 'commander'
import { CommandStatus } from '#shared/model/command.ts'
import { allPages } from '../all-pages.ts'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'
import { positiveInteger } from './option-values.ts'

interface CommandsOptions {
  readonly status?: CommandStatus
  readonly stack?: string
  readonly search?: string
  readonly limit: number
}

/** `commands`: the queue, newest first. */
export const registerCommands = (program: Command, cli: Cli): void => {
  program
    .command('commands')
    .description('commands of all hosts, newest first')
    .addOption(new Option('--status <status>', 'only those').choices(CommandStatus.options))
    .option('--stack <stack>', 'only those of this stack')
    .option('--search <words>', 'only those with all these words in stack, title, kind, number, actor or error')
    .option('--limit <number>', 'at most so many', positiveInteger, 50)
    .action((options: CommandsOptions) => printCommands(cli, options))
}

const printCommands = (cli: Cli, { limit, ...filter }: CommandsOptions): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const load = (cursor: string | undefined) =>
      api.commands.list({ ...filter, limit: Math.min(limit, 200), ...(cursor ? { cursor } : {}) })
    const commands = (await allPages(load, limit)).slice(0, limit)
    const rows = commands.map((command) => [
      `#${command.seq}`,
      command.title,
      command.hostName,
      command.status,
      command.outcome ?? '',
      command.createdAt,
    ])
    output.print(commands, formatTable(['COMMAND', 'TITLE', 'HOST', 'STATUS', 'OUTCOME', 'ASKED'], rows))
    return ExitCode.done
  })
