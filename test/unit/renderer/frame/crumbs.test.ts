import { expect, test } from 'vitest'
import { crumbsOf } from '../../../../renderer/frame/crumbs.ts'

const labels = (path: string): readonly string[] => crumbsOf(path).map(({ label }) => label)

test('the way to a place is said in names, a stack by its own even where it is called like a screen', () => {
  expect([labels('/'), labels('/stacks/plan/versions'), labels('/commands/019aa000')]).toEqual([
    ['Overview'],
    ['Stacks', 'plan', 'Versions'],
    ['Commands', 'Command'],
  ])
})
