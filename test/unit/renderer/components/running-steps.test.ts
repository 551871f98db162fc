import { expect, test } from 'vitest'
import { stepPlace } from '../../../../renderer/components/running-steps.ts'

test('a running command is at the step after those that are done, and at none before its plan is made', () => {
  const places = [
    { done: 0, total: 0 },
    { done: 2, total: 9 },
    { done: 9, total: 9 },
  ]
  expect(places.map((progress) => stepPlace({ progress }))).toEqual([null, 'step 3 of 9', 'step 9 of 9'])
})
