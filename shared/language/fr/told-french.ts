import { tellerOf } from '../teller.ts'
import { choices } from './told/choices.ts'
import { components } from './told/components.ts'
import { composeKeys } from './told/compose-keys.ts'
import { documents } from './told/documents.ts'
import { happenings } from './told/happenings.ts'
import { hosts } from './told/hosts.ts'
import { plans } from './told/plans.ts'
import { rules } from './told/rules.ts'

/** Every table of what is made in English elsewhere, one an area. A text stands in one of them. */
export const toldTables = { choices, components, composeKeys, documents, happenings, hosts, plans, rules } as const

/** Sizes as `formatBytes` of the engine writes them. */
const size = /^(\d+)(?:\.(\d+))? ([KMGT]i)?B$/

/** What the engine, the rules and the catalogue made in English, in French; as it is where it is not known. */
export const tellInFrench = tellerOf(Object.assign({}, ...Object.values(toldTables)), {
  value(value, name) {
    if (name === 'list') return value.replaceAll(' or ', ' ou ').replaceAll(' and ', ' et ')
    const [, whole, part, unit = ''] = size.exec(value) ?? []
    return whole === undefined ? null : `${whole}${part === undefined ? '' : `,${part}`}\u00a0${unit}o`
  },
  semicolon: '\u202f; ',
  words: new Set([
    'state',
    'limits',
    'from',
    'to',
    'option',
    'need',
    'component',
    'way',
    'subject',
    'kind',
    'over',
    'base',
  ]),
  names: new Set([
    'state',
    'first',
    'part',
    'consumer',
    'provider',
    'stack',
    'version',
    'host',
    'service',
    'image',
    'network',
    'volume',
    'code',
    'seconds',
    'port',
    'count',
  ]),
})

/** What a program wrote is never said otherwise. */
const quoted = new Set(['lastLines', 'command'])

/** The data of an error with the sentences in it in French. Names stay. */
export const tellData = (data: unknown): unknown => {
  if (typeof data === 'string') return data.includes(' ') ? tellInFrench(data) : data
  if (Array.isArray(data)) return data.map(tellData)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, quoted.has(name) ? value : tellData(value)]),
  )
}
