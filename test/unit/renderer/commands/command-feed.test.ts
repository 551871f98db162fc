import { expect, test } from 'vitest'
import type { CommandStep } from '#shared/model/command.ts'
import { addSteps } from '../../../../renderer/screens/commands/command-feed.ts'

const step = (index: number, status: CommandStep['status'], attempt = 1): CommandStep => ({
  attempt,
  index,
  text: `step ${index}`,
  cause: 'because',
  phase: 'before',
  status,
  startedAt: null,
  finishedAt: null,
})

test('a step that is told again replaces what was known of it', () => {
  expect(addSteps([step(0, 'RUNNING'), step(1, 'PENDING')], [step(0, 'DONE')])).toEqual([
    step(0, 'DONE'),
    step(1, 'PENDING'),
  ])
})

test('steps of a later attempt take the place of all before', () => {
  expect(addSteps([step(0, 'DONE'), step(1, 'FAILED')], [step(0, 'RUNNING', 2)])).toEqual([step(0, 'RUNNING', 2)])
})

test('steps are in the order of their index, however they come', () => {
  expect(addSteps([], [step(2, 'PENDING'), step(0, 'DONE'), step(1, 'RUNNING')]).map((one) => one.index)).toEqual([
    0, 1, 2,
  ])
})
