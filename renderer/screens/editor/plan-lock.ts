import { t } from '#shared/language/translate.ts'
import type { DocumentProblem } from '#shared/model/document.ts'
import { Slug } from '#shared/model/ids.ts'
import { count } from '../../format/count.ts'
import { errorCount } from './document-problems.ts'

interface Written {
  readonly stackName: string
  readonly isNew: boolean
  /** Names of the stacks there are; a new one needs another. */
  readonly taken: readonly string[]
  readonly problems: readonly DocumentProblem[]
}

/** Why there can be no plan yet, as a sentence; null where there can. */
export const planLock = ({ stackName, isNew, taken, problems }: Written): string | null => {
  const name = isNew ? stackNameProblem(stackName, taken) : null
  if (name) return name
  const errors = errorCount(problems)
  return errors > 0 ? t('{{errors}} to solve first', { errors: count(errors, 'error') }) : null
}

/** What is wrong with the name of a new stack, as a sentence; null for a good one. */
export const stackNameProblem = (name: string, taken: readonly string[]): string | null => {
  if (name === '') return t('The stack needs a name')
  if (!Slug.safeParse(name).success) return t('Lower-case letters, digits, - and _ only, at most 63')
  return taken.includes(name) ? t('There is a stack called {{name}}', { name }) : null
}
