import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'

/** `catalogue ls|show`: the components that stacks can be made from. */
export const registerCatalogue = (program: Command, cli: Cli): void => {
  const catalogue = program.command('catalogue').description('the components that stacks can be made from')
  catalogue
    .command('ls')
    .description('all of them, and what is wrong with files of your own')
    .action(() =>
      cli.withSession(async ({ api, output }) => {
        const { items, problems, folder } = await api.catalogue.list()
        const rows = items.map(({ id, version, category, title, own }) => [
          id,
          version,
          category,
          own ? 'own' : '',
          title,
        ])
        output.print(items, formatTable(['COMPONENT', 'VERSION', 'CATEGORY', '', 'TITLE'], rows))
        for (const { file, line, column, path, message } of problems) {
          const place = line === null ? file : `${file}:${line}:${column ?? 1}`
          output.message(`${folder}/${place}: ${path === '' ? '' : `${path}: `}${message}`)
        }
        return ExitCode.done
      }),
    )
  catalogue
    .command('show <component>')
    .description('everything known of one: versions, options, ports, volumes, what it gives and needs')
    .action((component: string) =>
      cli.withSession(async ({ api, output }) => {
        const { componentText } = await import('../component-text.ts')
        const found = await api.catalogue.show({ component })
        output.print(found, componentText(found))
        return ExitCode.done
      }),
    )
}
