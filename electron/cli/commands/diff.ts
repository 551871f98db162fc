import type { Command } from 'commander'
import type { VersionChange } from '#shared/model/version.ts'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { positiveInteger } from './option-values.ts'

/** `diff`: what differs between two versions, as text and as what it means. */
export const registerDiff = (program: Command, cli: Cli): void => {
  program
    .command('diff <stack>')
    .argument('<from>', 'version', positiveInteger)
    .argument('<to>', 'version', positiveInteger)
    .description('what differs between two versions')
    .action((stack: string, from: number, to: number) =>
      cli.withSession(async ({ api, output }) => {
        const diff = await api.versions.diff({ stack, from, to })
        const patches = diff.files.filter((file) => file.before !== file.after).map((file) => file.patch.trimEnd())
        const text = [...patches, ...diff.changes.map(describeChange)].join('\n')
        output.print(diff, text || `Versions ${from} and ${to} are the same.`)
        return ExitCode.done
      }),
    )
}

const describeChange = ({ kind, name, change, fields }: VersionChange): string =>
  `${kind} ${name} ${change}${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`
