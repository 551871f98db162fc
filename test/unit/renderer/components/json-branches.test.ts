import { expect, test } from 'vitest'
import { branchesOf, leafWords, matches } from '../../../../renderer/components/json-branches.ts'

test('lists and objects are branches, everything else is said in words', () => {
  expect(branchesOf({ a: 1, b: [2] })).toEqual([
    ['a', 1],
    ['b', [2]],
  ])
  expect(branchesOf(['x'])).toEqual([['0', 'x']])
  expect(branchesOf(null)).toEqual([])
  expect([null, '', 'text', 3, false, [], {}].map(leafWords)).toEqual([
    'null',
    '""',
    'text',
    '3',
    'false',
    'nothing',
    'nothing',
  ])
})

test('a branch has a text where a name or a value in it has', () => {
  const value = { HostConfig: { Memory: 512, Binds: ['/data:/var'] } }
  expect(['memory', '512', '/data', 'hostconfig', 'other'].map((text) => matches('root', value, text))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
})
