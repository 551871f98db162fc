import type { Command } from 'commander'
import { allPages } from '../all-pages.ts'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'

/** `versions`: the history of a stack, newest first. */
export const registerVersions = (program: Command, cli: Cli): void => {
  program
    .command('versions <stack>')
    .description('the history of a stack, newest first')
    .action((stack: string) =>
      cli.withSession(async ({ api, output }) => {
        const { currentVersion } = await api.stacks.get({ stack })
        const versions = await allPages((cursor) =>
          api.versions.list({ stack, limit: 200, ...(cursor ? { cursor } : {}) }),
        )
        const rows = versions.map((version) => [
          String(version.number),
          version.number === currentVersion ? 'current' : '',
          version.createdAt,
          version.author,
          version.message,
        ])
        output.print(versions, formatTable(['VERSION', '', 'MADE', 'BY', 'MESSAGE'], rows))
        return ExitCode.done
      }),
    )
}
