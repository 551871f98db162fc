import { expect, test } from 'vitest'
import { nextSort, sortStacks } from '../../../../../renderer/components/stack-sort.ts'
import { filterStacks } from '../../../../../renderer/screens/stacks/stack-filter.ts'
import { stackSample } from '../stack-sample.ts'

const stacks = [
  stackSample({ name: 'wiki', live: false }),
  stackSample({ name: 'shop', status: 'FAILED' }),
  stackSample({ name: 'shop-stage', hostName: 'stage-1', status: 'STOPPED' }),
]
const all = { search: '', group: 'all', host: null } as const
const names = (found: readonly { name: string }[]): readonly string[] => found.map(({ name }) => name)

test('searching finds a part of the name in any case', () => {
  expect(names(filterStacks(stacks, { ...all, search: ' SHOP ' }))).toEqual(['shop', 'shop-stage'])
})

test('what needs a person includes stacks whose host is silent', () => {
  expect(names(filterStacks(stacks, { ...all, group: 'attention' }))).toEqual(['wiki', 'shop'])
})

test('the filters narrow each other', () => {
  expect(names(filterStacks(stacks, { search: 'shop', group: 'stopped', host: 'stage-1' }))).toEqual(['shop-stage'])
})

test('sorting by status puts failed stacks first and equal ones by name', () => {
  expect(names(sortStacks(stacks, { by: 'status', direction: 'ascending' }))).toEqual(['shop', 'shop-stage', 'wiki'])
})

test('the head of the sorted column turns the order round', () => {
  expect(nextSort({ by: 'name', direction: 'ascending' }, 'name')).toEqual({ by: 'name', direction: 'descending' })
  expect(nextSort({ by: 'name', direction: 'descending' }, 'host')).toEqual({ by: 'host', direction: 'ascending' })
})
