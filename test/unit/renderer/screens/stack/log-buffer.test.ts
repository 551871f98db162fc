import { expect, test } from 'vitest'
import { addLines } from '../../../../../renderer/screens/stack/log-buffer.ts'

test('lines keep their numbers when older ones are dropped', () => {
  const first = addLines([], [{ text: 'a' }, { text: 'b' }], 3)
  expect(addLines(first, [{ text: 'c' }, { text: 'd' }], 3)).toEqual([
    { text: 'b', number: 2 },
    { text: 'c', number: 3 },
    { text: 'd', number: 4 },
  ])
})
