import type { Command } from 'commander'
import type { CommandDetail, CommandLogLine } from '#shared/model/command.ts'
import type { Cli, Session } from '../cli.ts'
import { describeEnd } from '../command-text.ts'
import type { Api } from '../connection.ts'
import { ExitCode } from '../exit-code.ts'
import { followCommand } from '../follow-command.ts'
import { formatTable } from '../table.ts'

/** `command`: one command with its steps and log, or as it happens. */
export const registerCommand = (program: Command, cli: Cli): void => {
  program
    .command('command <id>')
    .description('one command with its steps and its log')
    .option('-f, --follow', 'follow it to its end')
    .action((id: string, { follow }: { readonly follow?: boolean }) =>
      cli.withSession(async (session) => {
        const command = await session.api.commands.get({ command: id })
        if (follow) return followCommand(session, command, { cancelOnInterrupt: false })
        return printCommand(session, command)
      }),
    )
}

const printCommand = async ({ api, output }: Session, command: CommandDetail): Promise<ExitCode> => {
  const log = await wholeLog(api, command.id)
  // An attempt that was interrupted is told by the log; the last one's steps are what the command did.
  const last = command.steps.filter((step) => step.attempt === command.attempt)
  const steps = last.map((step) => [String(step.index + 1), step.status, step.text, step.cause])
  const parts = [
    describeEnd(command),
    ...(steps.length > 0 ? ['', formatTable(['STEP', 'STATUS', 'OPERATION', 'REASON'], steps)] : []),
    ...(log.length > 0 ? ['', ...log.map((line) => `${line.at} ${line.level.padEnd(5)} ${line.text}`)] : []),
  ]
  output.print({ ...command, log }, parts.join('\n'))
  return ExitCode.done
}

const pageSize = 1_000

const wholeLog = async (api: Api, command: string): Promise<readonly CommandLogLine[]> => {
  const all: CommandLogLine[] = []
  for (;;) {
    const { lines } = await api.commands.log({ command, afterSeq: all.at(-1)?.seq ?? 0, limit: pageSize })
    all.push(...lines)
    if (lines.length < pageSize) return all
  }
}
