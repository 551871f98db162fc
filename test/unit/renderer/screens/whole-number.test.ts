import { expect, test } from 'vitest'
import { wholeNumberIn } from '../../../../renderer/screens/settings/whole-number.ts'

test.each([
  ['5', 5],
  [' 12 ', 12],
  ['1', 1],
  ['100', 100],
  ['0', null],
  ['101', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
  ['ten', null],
])('%j within 1 to 100 is %j', (text, number) => {
  expect(wholeNumberIn(text, { min: 1, max: 100 })).toBe(number)
})
