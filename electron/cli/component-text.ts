import { type Component, categoryTitles } from '#shared/catalogue/component.ts'
import { formatTable } from './table.ts'

/** All that is known of a component, for a person to read. */
export const componentText = (component: Component): string =>
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
