import { validRange } from 'semver'
import { filterNames, placesOf } from '../wizard/resolve/template.ts'
import type { Component } from './component.ts'
import type { Condition } from './condition.ts'

/** Something that does not fit together in a component. */
export interface ComponentFault {
  /** Keys to the place. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What the schema of a component cannot see: names that lead nowhere, templates, ranges and patterns that cannot be read. */
export const checkComponent = (component: Component): readonly ComponentFault[] => [
  ...recommendedFault(component),
  ...idFaults(component),
  ...provisionFaults(component),
  ...walk(component, [], component),
]

const recommendedFault = ({ recommended, versions }: Component): readonly ComponentFault[] =>
  versions.some(({ id }) => id === recommended)
    ? []
    : [{ path: ['recommended'], message: `there is no version ${recommended} among the versions` }]

const idFaults = ({ options, needs, versions }: Component): readonly ComponentFault[] => [
  ...twice(options, 'options'),
  ...twice(needs, 'needs'),
  ...twice(versions, 'versions'),
]

const twice = (items: readonly { readonly id: string }[], key: string): readonly ComponentFault[] =>
  items.flatMap(({ id }, index) =>
    items.findIndex((one) => one.id === id) === index
      ? []
      : [{ path: [key, index, 'id'], message: `${id} is there twice` }],
  )

const provisionFaults = ({ provides, service }: Component): readonly ComponentFault[] =>
  provides.flatMap(({ port }, index) =>
    service.ports.some(({ id }) => id === port)
      ? []
      : [{ path: ['provides', index, 'port'], message: `there is no port ${port}` }],
  )

/** Looks at every text and condition, wherever it is. */
const walk = (value: unknown, path: readonly (string | number)[], component: Component): readonly ComponentFault[] => {
  if (typeof value === 'string') return textFaults(value, path, component)
  if (Array.isArray(value)) {
    if (path.at(-1) === 'when') return value.flatMap((one, index) => conditionFaults(one, [...path, index], component))
    return value.flatMap((one, index) => walk(one, [...path, index], component))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => walk(one, [...path, key], component))
}

const textFaults = (
  text: string,
  path: readonly (string | number)[],
  component: Component,
): readonly ComponentFault[] => {
  if (path.at(-1) === 'matches') return patternFault(text, path)
  if (path.at(-1) === 'range') return rangeFault(text, path)
  return placesOf(text).flatMap(({ group, field, filter }) => {
    const message = placeFault(group, field, component) ?? filterFault(filter)
    return message === null ? [] : [{ path, message }]
  })
}

const placeFault = (group: string, field: string, { options, service }: Component): string | null => {
  if (group === 'option') return options.some(({ id }) => id === field) ? null : `there is no option ${field}`
  if (group === 'port') return service.ports.some(({ id }) => id === field) ? null : `there is no port ${field}`
  const known = ['part', 'stack', 'version', 'fragments', 'provider', 'connection']
  return known.includes(group) ? null : `{{${group}.${field}}} names nothing; ${known.join(', ')}, option and port do`
}

const filterFault = (filter: string | null): string | null =>
  filter === null || filterNames.includes(filter)
    ? null
    : `there is no filter ${filter}; there are ${filterNames.join(', ')}`

const patternFault = (pattern: string, path: readonly (string | number)[]): readonly ComponentFault[] => {
  try {
    new RegExp(pattern)
    return []
  } catch {
    return [{ path, message: 'this is no regular expression' }]
  }
}

const rangeFault = (range: string, path: readonly (string | number)[]): readonly ComponentFault[] =>
  validRange(range) === null ? [{ path, message: `${range} is no range of versions` }] : []

const conditionFaults = (
  condition: Condition,
  path: readonly (string | number)[],
  { options, needs }: Component,
): readonly ComponentFault[] => {
  if ('version' in condition) return rangeFault(condition.version, path)
  const option = 'option' in condition ? condition.option : 'secret' in condition ? condition.secret : undefined
  if (option !== undefined && !options.some(({ id }) => id === option)) {
    return [{ path, message: `there is no option ${option}` }]
  }
  const need = 'connected' in condition ? condition.connected : undefined
  if (need !== undefined && !needs.some(({ id }) => id === need)) return [{ path, message: `there is no need ${need}` }]
  return []
}
