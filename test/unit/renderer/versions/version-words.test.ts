import { expect, test } from 'vitest'
import { changeMeaning } from '../../../../renderer/screens/versions/change-words.ts'
import { comparedPair, moved } from '../../../../renderer/screens/versions/compared-pair.ts'
import { lineCounts } from '../../../../renderer/screens/versions/line-counts.ts'

test('the older version is always on the left', () => {
  expect(comparedPair([3, 2, 1], 1, 3, 2)).toEqual({ from: 1, to: 3 })
})

test('with nothing marked, the chosen version is compared with the one that runs', () => {
  expect(comparedPair([4, 3, 2, 1], 2, null, 4)).toEqual({ from: 2, to: 4 })
})

test('the version that runs is compared with the one before it', () => {
  expect(comparedPair([4, 3, 2, 1], 4, null, 4)).toEqual({ from: 3, to: 4 })
})

test('one version alone is compared with nothing', () => {
  expect(comparedPair([1], 1, null, 1)).toBeNull()
})

test('moving stays at the ends of the list', () => {
  expect([moved([3, 2, 1], 3, -1), moved([3, 2, 1], 3, 1), moved([3, 2, 1], 1, 1)]).toEqual([3, 2, 1])
})

test('a removed volume is said to stay, used by nobody', () => {
  expect(changeMeaning({ kind: 'volume', name: 'data', change: 'removed', fields: [] })).toEqual({
    act: 'keep',
    headline: 'The volume data is kept, used by nobody',
    detail: 'Its data stays on the host.',
    orphans: true,
  })
})

test('many changed keys are shortened', () => {
  const fields = ['image', 'a', 'b', 'c', 'd', 'e', 'f']
  expect(changeMeaning({ kind: 'service', name: 'web', change: 'changed', fields }).detail).toBe(
    'image, a, b, c, d, e and 1 more differ.',
  )
})

test('the headers of a patch are not counted as lines', () => {
  expect(lineCounts('--- a\n+++ b\n@@ -1 +1,2 @@\n-x\n+y\n+z\n')).toEqual({ added: 2, removed: 1 })
})
