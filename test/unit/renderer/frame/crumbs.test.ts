import { expect, test } from 'vitest'
import { commandAt, crumbsOf, windowTitle } from '../../../../renderer/frame/crumbs.ts'

const labels = (path: string): readonly string[] => crumbsOf(path).map(({ label }) => label)

test('the way to a place is said in names, a stack by its own even where it is called like a screen', () => {
  expect([labels('/'), labels('/stacks/plan/versions'), labels('/commands/019aa000')]).toEqual([
    ['Overview'],
    ['Stacks', 'plan', 'Versions'],
    ['Commands', 'Command'],
  ])
})

test('the place of a command says its number once it is known', () => {
  expect(crumbsOf('/commands/019aa000', 12).map(({ label }) => label)).toEqual(['Commands', '#12'])
})

test('only the place of one command leads to a command', () => {
  expect(['/commands/019aa000', '/commands', '/stacks/commands'].map(commandAt)).toEqual(['019aa000', null, null])
})

test('a window is called by what it shows, the nearest first', () => {
  expect(windowTitle(crumbsOf('/stacks/shop/logs'))).toBe('Logs · shop · Stacks · Stackwright')
  expect(windowTitle(crumbsOf('/'))).toBe('Overview · Stackwright')
})
