import { expect, test } from 'vitest'
import { CommandId } from '#shared/model/ids.ts'
import { statusOfCommand, statusOfStack } from '../../../../renderer/components/status-of.ts'

const running = { status: 'RUNNING', live: true, lastCommand: null } as const
const restart = { id: CommandId.parse('019aa000-0000-7000-8000-000000000009'), title: 'Restart shop', at: '' }

test('what a command just stops has not failed, unless nobody knows whether it still works', () => {
  const stack = { ...running, status: 'FAILED', lastCommand: { ...restart, status: 'RUNNING' } } as const
  expect([statusOfStack(stack), statusOfStack(stack, true)]).toEqual(['deploying', 'unknown'])
  expect(statusOfStack({ ...stack, lastCommand: { ...restart, status: 'DONE' } })).toBe('failed')
})

test('a green that is not fresh is never shown as green', () => {
  expect(statusOfStack({ ...running, live: true })).toBe('stack-running')
  expect(statusOfStack({ ...running, live: false })).toBe('unknown')
  expect(statusOfStack({ ...running, live: true }, true)).toBe('unknown')
})

test('a stack that was never applied has nothing that could be unknown', () => {
  expect(statusOfStack({ ...running, status: 'DRAFT', live: false })).toBe('draft')
})

test('a failed command that led back is told apart from one that stopped half way', () => {
  expect(statusOfCommand({ status: 'FAILED', outcome: 'ROLLED_BACK' })).toBe('rolled-back')
  expect(statusOfCommand({ status: 'FAILED', outcome: 'PARTIAL' })).toBe('failed')
})
