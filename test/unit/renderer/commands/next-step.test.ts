import { expect, test } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { nextStep } from '../../../../renderer/screens/commands/next-step.ts'

const ended = (part: Partial<Command>): Command =>
  ({
    kind: 'APPLY_STACK_VERSION',
    title: 'Apply shop v3',
    version: 3,
    stackName: 'shop',
    status: 'FAILED',
    error: null,
    ...part,
  }) as Command

test('a command whose plan changed leads to the new plan of its version', () => {
  const error = { code: 'PLAN_CHANGED', message: 'm', next: 'n' }
  expect(nextStep(ended({ error }))).toEqual({ label: 'See the new plan', to: '/stacks/shop/plan?version=3' })
})

test('a removal that failed leads to its plan again', () => {
  expect(nextStep(ended({ kind: 'DELETE_STACK', title: 'Remove shop' }))).toEqual({
    label: 'See the plan again',
    to: '/stacks/shop/plan?remove=1',
  })
})

test('a command that ended well leads nowhere', () => {
  expect(nextStep(ended({ status: 'DONE' }))).toBeNull()
})
