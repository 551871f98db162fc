import { expect, test } from 'vitest'
import { sparkPath } from '../../../../renderer/components/spark-path.ts'

const size = { width: 30, height: 10 }

test('a line from its foot to the highest value', () => {
  expect(sparkPath([0, 5, 10, 5], size)).toBe('M0.0 10.0L10.0 5.0L20.0 0.0L30.0 5.0')
})

test('what is not known interrupts the line, and a value alone is a dot', () => {
  expect(sparkPath([10, null, null, 10], size)).toBe('M0.0 0.0h0.5M30.0 0.0h0.5')
})

test('nothing known is no line, and nothing used lies at the foot', () => {
  expect(sparkPath([null, null], size)).toBe('')
  expect(sparkPath([0, 0], size)).toBe('M0.0 10.0L30.0 10.0')
})
