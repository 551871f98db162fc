import { type Command, Option } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { type DocumentOptions, defaultStackName, readDocument } from '../read-document.ts'
import { withDocumentOptions } from './option-values.ts'

interface ConfigOptions extends DocumentOptions {
  readonly format: 'json' | 'yaml'
  readonly name?: string
}

/** `config`: the normalised model of a document. Needs no data folder and no Engine. */
export const registerConfig = (program: Command, cli: Cli): void => {
  withDocumentOptions(program.command('config'), true)
    .description('the normalised model, as docker compose config prints it')
    .option('--name <name>', "name of the stack (the document's own, or its folder's)")
    .addOption(new Option('--format <format>', 'of the output').choices(['json', 'yaml']).default('yaml'))
    .action((options: ConfigOptions) => printConfig(options, cli))
}

const printConfig = async (options: ConfigOptions, cli: Cli): Promise<void> => {
  const [{ loadModel }, { nameOfDocument }, { printModel }] = await Promise.all([
    import('#engine/compose/load-document.ts'),
    import('#engine/compose/name-of-document.ts'),
    import('#engine/compose/print-model.ts'),
  ])
  const document = await readDocument(options, cli.io)
  const name = options.name ?? nameOfDocument(document) ?? defaultStackName(options, cli.io)
  const { project, warnings } = loadModel({ name, document })
  const output = cli.output()
  for (const warning of warnings) output.message(`warning: ${warning.message}`)
  const model = printModel(project)
  output.print(model, options.format === 'json' ? JSON.stringify(model, null, 2) : await asYaml(model))
  cli.finish(ExitCode.done)
}

/** The library that writes YAML takes longer to load than a model to print, and JSON does not need it. */
const asYaml = async (model: unknown): Promise<string> => {
  const { stringify } = await import('yaml')
  return stringify(model, { lineWidth: 0 })
}
