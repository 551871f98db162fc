import { expect, test } from 'vitest'
import { stepWords } from '../../../../renderer/screens/commands/step-words.ts'

test('a step starts as a sentence and says its deadline for people', () => {
  expect(['create network shop_default', 'wait until db is healthy, at most 1m20s'].map(stepWords)).toEqual([
    'Create network shop_default',
    'Wait until db is healthy, at most 1 min 20 s',
  ])
})

test('a name that looks like a duration stays as it is', () => {
  expect(stepWords('start container 5s')).toBe('Start container 5s')
})
