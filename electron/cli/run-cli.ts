import { Command, CommanderError } from 'commander'
import { productVersion } from '#engine/product-version.ts'
import { createCli } from './cli.ts'
import type { CliIo } from './cli-io.ts'
import { commandRegistrations } from './commands/index.ts'
import { reportError } from './error-report.ts'
import { ExitCode } from './exit-code.ts'

/** Runs the command line with these arguments and answers its exit code. Never throws. */
export const runCli = async (args: readonly string[], io: CliIo): Promise<ExitCode> => {
  let code: ExitCode = ExitCode.done
  const program = createProgram(io)
  const cli = createCli(program, io, (ended) => {
    code = ended
  })
  for (const register of commandRegistrations) register(program, cli)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    // Commander has said itself what is wrong with the arguments, or has shown its help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.invalid
    const report = reportError(error)
    cli.output().error(report)
    return report.exitCode
  }
}

const createProgram = (io: CliIo): Command =>
  new Command('stackwright')
    .description('Versioned stacks on Docker hosts: plan, apply, roll back and watch.')
    .option('--data-dir <folder>', "where everything is kept (STACKWRIGHT_DATA_DIR, or the desktop app's place)")
    .version(productVersion, '--version', 'print the version')
    .option('--json', 'print results as JSON: one value, or one a line for streams')
    .addHelpText('after', exitCodes)
    .showHelpAfterError('(stackwright --help lists the commands)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride()

const exitCodes = '\nExit codes: 0 done, 1 failed, 2 usage or invalid input, 3 cancelled, 4 plan changed.'
