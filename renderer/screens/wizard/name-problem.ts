import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { Slug } from '#shared/model/ids.ts'
import { useApi } from '../../api/client.ts'
import { stacksQuery } from '../../api/queries.ts'
import type { WizardSession } from './wizard-session.ts'

/** What is wrong with the name of the stack, as a sentence; null for a good one. */
export function useNameProblem({ stack, name }: WizardSession): string | null {
  const taken = useQuery(stacksQuery(useApi())).data ?? []
  if (stack !== null) return null
  if (name === '') return t('The stack needs a name')
  if (!Slug.safeParse(name).success) return t('Lower-case letters, digits, - and _ only, at most 63')
  return taken.some((one) => one.name === name) ? t('There is a stack called {{name}}', { name }) : null
}
