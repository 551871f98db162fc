import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import type { WizardOptions } from '../run-wizard.ts'
import { withFollowOptions } from './option-values.ts'

/** `wizard`: the stack that some answers make, as its next version; nothing is applied. */
export const registerWizard = (program: Command, cli: Cli): void => {
  withFollowOptions(program.command('wizard <answers>'))
    .description('store the version that answers (a JSON file, or -) make, or say which rules they break')
    .option('--dry-run', 'print the compose document and the findings; store nothing')
    .option('--fix', 'apply every fix that loses nothing first')
    .option('--apply', 'apply the version then, showing what happens')
    .option('--host <host>', 'host of a new stack')
    .option('-m, --message <text>', 'what changed and why, for the history')
    .action(async (file: string, options: WizardOptions) => {
      // The schema of the answers takes longer to build than most commands to run.
      const { readAnswers, runWizard } = await import('../run-wizard.ts')
      const answers = await readAnswers(file, cli.io)
      await cli.withSession((session) => runWizard(session, answers, options))
    })
}
