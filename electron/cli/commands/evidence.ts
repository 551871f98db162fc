import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'

/** `evidence`: all that is known of a command, as a file for somebody who was not there. */
export const registerEvidence = (program: Command, cli: Cli): void => {
  program
    .command('evidence <id>')
    .description('plan, steps, log and every call of the Engine of a command, without secrets, as JSON')
    .option('-o, --output <file>', 'write it there')
    .action((id: string, { output: file }: { readonly output?: string }) =>
      cli.withSession(async ({ api, io, output }) => {
        const evidence = await api.commands.evidence({ command: id })
        const text = JSON.stringify(evidence, null, 2)
        if (file === undefined) {
          output.print(evidence, text)
          return ExitCode.done
        }
        writeFileSync(resolve(io.workingFolder, file), `${text}\n`, { mode: 0o600 })
        output.message(`#${evidence.command.seq} ${evidence.command.title}: written to ${file}`)
        return ExitCode.done
      }),
    )
}
