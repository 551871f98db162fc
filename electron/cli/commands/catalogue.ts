import type { Command } from 'commander'
import { type Component, categoryTitles } from '#shared/catalogue/component.ts'
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
        const found = await api.catalogue.show({ component })
        output.print(found, textOf(found))
        return ExitCode.done
      }),
    )
}

const textOf = (component: Component): string =>
  [
    `${component.title} (${component.id}), ${categoryTitles[component.category].toLowerCase()}: ${component.summary}`,
    ...section(
      'Versions',
      component.versions.map(({ id, tag, label, ends }) => {
        const end = ends.date ?? ends.rule ?? 'not known'
        return [id, `${component.image}:${tag}`, label ?? '', `ends ${end}`]
      }),
    ),
    ...section(
      'Options',
      component.options.map(({ id, kind, title, ...option }) => [id, kind, shown(option), title]),
    ),
    ...section(
      'Ports',
      component.service.ports.map(({ id, container, audience, title }) => [
        id,
        typeof container === 'number' ? String(container) : `option ${container.option}`,
        audience,
        title,
      ]),
    ),
    ...section(
      'Volumes',
      component.service.volumes.map(({ id, path, state, title }) => [id, path, state ? 'state' : '', title]),
    ),
    ...section(
      'Gives',
      component.provides.map(({ capability }) => [capability]),
    ),
    ...section(
      'Needs',
      component.needs.map(({ id, capabilities, required, ways }) => [
        id,
        required ? 'has to be there' : '',
        capabilities.join(' or '),
        `ways: ${ways.map((way) => way.id).join(', ')}`,
      ]),
    ),
    ...section(
      'To know',
      component.notes.map(({ text }) => [text]),
    ),
    ...section(
      'Not verified',
      component.unverified.map((text) => [text]),
    ),
    ...section(
      'Sources',
      component.sources.map((text) => [text]),
    ),
  ].join('\n')

const shown = (option: object): string => {
  if (!('default' in option)) return ''
  return typeof option.default === 'object' ? JSON.stringify(option.default) : String(option.default)
}

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] => {
  if (rows.length === 0) return []
  const [headings = [], ...rest] = rows
  return [
    '',
    `${title}:`,
    ...formatTable(headings, rest)
      .split('\n')
      .map((line) => `  ${line}`),
  ]
}
