import type { Option } from '../../catalogue/option.ts'
import type { OptionValue } from '../answers.ts'
import { type ConditionFacts, holds } from './holds.ts'

/** Options that are asked for, with their values: those chosen, and the component's own for the others. */
export const valuesOf = (
  options: readonly Option[],
  chosen: Readonly<Record<string, OptionValue>>,
  facts: Omit<ConditionFacts, 'option'>,
): ReadonlyMap<string, { readonly option: Option; readonly value: OptionValue }> => {
  const all = new Map(options.map((option) => [option.id, { option, value: chosenOrDefault(option, chosen) }]))
  const option = (id: string) => all.get(id)?.value
  return new Map([...all].filter(([, { option: one }]) => holds(one.when, { ...facts, option })))
}

const chosenOrDefault = (option: Option, chosen: Readonly<Record<string, OptionValue>>): OptionValue => {
  const given = Object.hasOwn(chosen, option.id) ? chosen[option.id] : undefined
  return given !== undefined && fitsKind(option, given) ? given : defaultOf(option)
}

/** What an option has unless a person chooses something else. */
export const defaultOf = (option: Option): OptionValue =>
  option.kind === 'secret' ? { secret: option.default } : option.default

/** True for a value of the kind that the option takes; whether it is a good one is another question. */
export const fitsKind = (option: Option, value: OptionValue): boolean => {
  switch (option.kind) {
    case 'number':
    case 'port':
      return typeof value === 'number'
    case 'switch':
      return typeof value === 'boolean'
    case 'secret':
      return isSecret(value)
    case 'list':
      return Array.isArray(value)
    case 'map':
      return typeof value === 'object' && !Array.isArray(value) && !isSecret(value)
    case 'text':
    case 'select':
    case 'duration':
    case 'size':
      return typeof value === 'string'
  }
}

const isSecret = (value: OptionValue): boolean =>
  typeof value === 'object' && !Array.isArray(value) && typeof value['secret'] === 'string'
