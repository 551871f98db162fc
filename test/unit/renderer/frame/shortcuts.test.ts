import { expect, test } from 'vitest'
import { pressKey } from '../../../../renderer/frame/shortcuts.ts'

test('G waits for the second key, and S then goes to the stacks', () => {
  const first = pressKey([], 'g')
  expect([first, pressKey(first.pending, 's')]).toEqual([
    { pending: ['g'], action: null },
    { pending: [], action: { kind: 'go', to: '/stacks' } },
  ])
})

test('a second key that leads nowhere counts as a first one', () => {
  expect(pressKey(['g'], '?')).toEqual({ pending: [], action: { kind: 'help' } })
})

test('a key without a meaning does nothing', () => {
  expect(pressKey([], 'q')).toEqual({ pending: [], action: null })
})
