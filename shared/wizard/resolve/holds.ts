import { satisfies } from 'semver'
import type { Condition } from '../../catalogue/condition.ts'
import type { OptionValue } from '../answers.ts'

/** What conditions are about. */
export interface ConditionFacts {
  readonly release: string
  readonly ownImage: boolean
  readonly option: (id: string) => OptionValue | undefined
  /** Capabilities of what is connected to a need. */
  readonly connected: (need: string) => readonly string[]
}

/** True where all conditions hold. */
export const holds = (conditions: readonly Condition[], facts: ConditionFacts): boolean =>
  conditions.every((condition) => holdsOne(condition, facts))

const holdsOne = (condition: Condition, { release, ownImage, option, connected }: ConditionFacts): boolean => {
  if ('is' in condition) return option(condition.option) === condition.is
  if ('isNot' in condition) return option(condition.option) !== condition.isNot
  if ('secret' in condition) return hasSecret(option(condition.secret))
  if ('noSecret' in condition) return !hasSecret(option(condition.noSecret))
  if ('image' in condition) return ownImage === (condition.image === 'own')
  if ('version' in condition) return satisfies(release, condition.version)
  if ('notConnected' in condition) return connected(condition.notConnected).length === 0
  const { capability } = condition
  const given = connected(condition.connected)
  return capability === undefined ? given.length > 0 : given.includes(capability)
}

const hasSecret = (value: OptionValue | undefined): boolean =>
  typeof value === 'object' && !Array.isArray(value) && 'secret' in value && value.secret !== 'none'
