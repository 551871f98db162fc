import { expect, test } from 'vitest'
import { stepBeside, wizardPlace, wizardRequest } from '../../../../renderer/screens/wizard/wizard-place.ts'

test('a place says the step and the draft, and is read back the same', () => {
  const request = { step: 'connect', draft: '0197-a', stack: null } as const
  expect(wizardPlace(request)).toBe('/wizard?step=connect&draft=0197-a')
  expect(wizardRequest('step=connect&draft=0197-a')).toEqual(request)
})

test('what is missing or unknown is the first step of a new stack', () => {
  expect(wizardRequest('step=nowhere')).toEqual({ step: 'pick', draft: null, stack: null })
})

test('a draft knows its stack, so the place leaves the stack out', () => {
  expect(wizardPlace({ step: 'pick', draft: 'one', stack: 'shop' })).toBe('/wizard?step=pick&draft=one')
})

test('there is no step before the first and none after the last', () => {
  expect(stepBeside('pick', -1)).toBeUndefined()
  expect(stepBeside('pick', 1)?.step).toBe('configure')
  expect(stepBeside('review', 1)).toBeUndefined()
})
