import type { Option } from '../catalogue/option.ts'
import { parseBytes } from '../format/bytes.ts'
import { parseGoDuration } from '../format/go-duration.ts'
import type { OptionValue } from '../wizard/answers.ts'
import { defaultOf, fitsKind } from '../wizard/resolve/option-values.ts'
import type { Fix, Subject } from './finding.ts'
import { automatic, chosen, type Rule, type RuleContext, type RuleFinding } from './rule.ts'
import { connectionSubject, partSubject } from './subjects.ts'

/** An option somewhere in the answers, and how to set it. */
interface OptionPlace {
  readonly owner: string
  readonly option: Option
  readonly value: OptionValue
  readonly on: Subject
  readonly set: (value: OptionValue | null) => Fix['changes'][number]
}

const placesOf = ({ stack }: RuleContext): readonly OptionPlace[] => [
  ...stack.parts.flatMap(({ part, options }) =>
    [...options.values()].map(({ option, value }) => ({
      owner: part.name,
      option,
      value,
      on: partSubject(part.name, `options.${option.id}`),
      set: (next: OptionValue | null) => ({
        kind: 'set-option' as const,
        part: part.name,
        option: option.id,
        value: next,
      }),
    })),
  ),
  ...stack.connections.flatMap(({ connection, options }) =>
    [...options.values()].map(({ option, value }) => ({
      owner: `${connection.consumer} to ${connection.provider}`,
      option,
      value,
      on: connectionSubject(connection, `options.${option.id}`),
      set: (next: OptionValue | null) => ({
        kind: 'set-connection-option' as const,
        consumer: connection.consumer,
        need: connection.need,
        provider: connection.provider,
        option: option.id,
        value: next,
      }),
    })),
  ),
]

const ofOptions =
  (look: (place: OptionPlace) => Omit<RuleFinding, 'on'> | null): Rule['check'] =>
  (context) =>
    placesOf(context).flatMap((place) => {
      const found = look(place)
      return found ? [{ ...found, on: place.on }] : []
    })

/** Goes back to the component's own value, where that is a good one. */
const backToDefault = ({ option, set }: OptionPlace): Fix[] => {
  const value = defaultOf(option)
  return problemOf(option, value) === null ? [automatic(titleOfUse(value), set(null))] : []
}

const titleOfUse = (value: OptionValue): string => {
  if (typeof value === 'object') return 'Use what it is by itself'
  return value === '' ? 'Leave it empty' : `Use ${value}`
}

/** What is wrong with a value in its own right; null for a good one. Secrets have rules of their own. */
export const problemOf = (option: Option, value: OptionValue): string | null => {
  switch (option.kind) {
    case 'text':
      return typeof value === 'string' ? textProblem(option, value) : null
    case 'select':
      return option.choices.some((choice) => choice.value === value) ? null : 'is not one of the choices'
    case 'number':
      return typeof value === 'number' ? rangeProblem(value, option.min, option.max) : null
    case 'port':
      return typeof value === 'number' ? rangeProblem(value, 1, 65_535) : null
    case 'duration':
    case 'size':
      return typeof value === 'string' && value !== '' ? unitProblem(option.kind, value) : null
    case 'switch':
    case 'secret':
    case 'list':
    case 'map':
      return null
  }
}

const unitProblem = (kind: 'duration' | 'size', value: string): string | null => {
  if (kind === 'size') return parseBytes(value) === null ? 'is no size, such as 256m or 2g' : null
  return (parseGoDuration(value) ?? -1) < 0 ? 'is no duration, such as 30s or 1h' : null
}

const textProblem = ({ required, pattern }: Extract<Option, { kind: 'text' }>, value: string): string | null => {
  if (required && value.trim() === '') return 'is empty'
  if (pattern && value !== '' && !new RegExp(pattern.matches).test(value)) return `does not fit: ${pattern.message}`
  return null
}

const rangeProblem = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): string | null => {
  if (!Number.isFinite(value) || value < min) return `is less than ${min}`
  return value > max ? `is more than ${max}` : null
}

const badValue: Rule = {
  id: 'CFG-14',
  severity: 'block',
  title: 'Values fit',
  check: ofOptions((place) => {
    const problem = problemOf(place.option, place.value)
    if (problem === null) return null
    return {
      message: `${place.owner}: ${place.option.title} ${problem}.`,
      why: 'The part would not start, or would do something else than meant.',
      fixes: backToDefault(place),
    }
  }),
}

const wrongKind: Rule = {
  id: 'CFG-15',
  severity: 'block',
  title: 'Values are of the right kind',
  check: ({ answers, catalogue }) =>
    answers.parts.flatMap(({ name, component, options }) => {
      const known = catalogue.get(component)
      return Object.entries(options).flatMap(([id, value]) => {
        const option = known?.options.find((one) => one.id === id)
        if (!known || (option && fitsKind(option, value))) return []
        return [
          {
            on: partSubject(name, `options.${id}`),
            message: option
              ? `${name}: ${option.title} cannot have such a value.`
              : `${known.title} has no option called ${id}.`,
            why: 'It would be passed over without a word.',
            fixes: [automatic('Take it away', { kind: 'set-option', part: name, option: id, value: null })],
          },
        ]
      })
    }),
}

const requiredSecret: Rule = {
  id: 'SEC-1',
  severity: 'block',
  title: 'Secrets that have to be there',
  check: ofOptions((place) => {
    const { option, value } = place
    if (option.kind !== 'secret' || !isLeftAway(value) || !(option.required || isEmptySecret(value))) return null
    return {
      message: `${place.owner} needs a value for ${option.title} to start.`,
      why: 'Without it the program refuses to start, or lets anybody in.',
      fixes: [automatic('Have one made', place.set({ secret: 'generate' }))],
    }
  }),
}

const isLeftAway = (value: OptionValue): boolean =>
  typeof value === 'object' && 'secret' in value && (value.secret === 'none' || isEmptySecret(value))

const isEmptySecret = (value: OptionValue): boolean => givenSecret(value)?.trim() === ''

/** What a person typed; null for what was not typed. */
const givenSecret = (value: OptionValue): string | null =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  value['secret'] === 'given' &&
  typeof value['value'] === 'string'
    ? value['value']
    : null

const known = new Set(
  'guest admin administrator password passwd changeme change-me example secret minioadmin umami postgres root mysql redis test 123456 12345678 letmein default keycloak grafana rabbitmq elastic'.split(
    ' ',
  ),
)

const publicSecret: Rule = {
  id: 'SEC-2',
  severity: 'block',
  title: 'No password that everybody knows',
  check: ofOptions((place) => {
    const given = givenSecret(place.value)
    if (given === null || !known.has(given.trim().toLowerCase())) return null
    return {
      message: `${place.owner}: the ${place.option.title.toLowerCase()} is public knowledge.`,
      why: 'It is among the first that anybody tries.',
      fixes: [automatic('Have one made', place.set({ secret: 'generate' }))],
    }
  }),
}

const shortSecret: Rule = {
  id: 'SEC-11',
  severity: 'block',
  title: 'Secrets are long enough',
  check: ofOptions((place) => {
    const given = givenSecret(place.value)
    const { option } = place
    if (option.kind !== 'secret' || given === null || given === '' || given.length >= option.minLength) return null
    return {
      message: `${place.owner}: ${option.title} has ${given.length} characters and needs ${option.minLength}.`,
      why: 'It could be guessed, or the program refuses it.',
      fixes: [automatic('Have one made', place.set({ secret: 'generate' }))],
    }
  }),
}

const awkwardSecret: Rule = {
  id: 'SEC-12',
  severity: 'block',
  title: 'Secrets can stand in an address',
  check: ofOptions((place) => {
    const given = givenSecret(place.value)
    if (given === null || given === '' || /^[A-Za-z0-9._~-]+$/.test(given)) return null
    return {
      message: `${place.owner}: ${place.option.title} has characters that mean something else in an address or a file.`,
      why: 'It ends up in addresses such as postgres://user:password@host. Use letters, digits and . _ ~ - only.',
      fixes: [automatic('Have one made', place.set({ secret: 'generate' })), chosen('Go back', place.set(null))],
    }
  }),
}

/** Rules about what was filled in. */
export const optionRules: readonly Rule[] = [
  badValue,
  wrongKind,
  requiredSecret,
  publicSecret,
  shortSecret,
  awkwardSecret,
]
