import { expect, test } from 'vitest'
import type { DocumentProblem } from '#shared/model/document.ts'
import { planLock } from '../../../../renderer/screens/editor/plan-lock.ts'

const problem = (severity: DocumentProblem['severity']): DocumentProblem => ({
  severity,
  rule: 'r',
  message: 'm',
  path: '',
  position: null,
})

test('errors lock the plan with their number, warnings do not', () => {
  const written = { stackName: 'shop', isNew: false, taken: [] }
  expect([
    planLock({ ...written, problems: [problem('error'), problem('error'), problem('warning')] }),
    planLock({ ...written, problems: [problem('warning')] }),
  ]).toEqual(['2 errors to solve first', null])
})

test('a new stack needs a name that fits and is free', () => {
  const named = (stackName: string) => planLock({ stackName, isNew: true, taken: ['wiki'], problems: [] })
  expect(['', 'My Shop', 'wiki', 'shop'].map(named)).toEqual([
    'The stack needs a name',
    'Lower-case letters, digits, - and _ only, at most 63',
    'There is a stack called wiki',
    null,
  ])
})
