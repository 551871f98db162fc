import { expect, test } from 'vitest'
import { statusOfCommand, statusOfStack } from '../../../../renderer/components/status-of.ts'

test('a green that is not fresh is never shown as green', () => {
  expect(statusOfStack({ status: 'RUNNING', live: true })).toBe('stack-running')
  expect(statusOfStack({ status: 'RUNNING', live: false })).toBe('unknown')
  expect(statusOfStack({ status: 'RUNNING', live: true }, true)).toBe('unknown')
})

test('a stack that was never applied has nothing that could be unknown', () => {
  expect(statusOfStack({ status: 'DRAFT', live: false })).toBe('draft')
})

test('a failed command that led back is told apart from one that stopped half way', () => {
  expect(statusOfCommand({ status: 'FAILED', outcome: 'ROLLED_BACK' })).toBe('rolled-back')
  expect(statusOfCommand({ status: 'FAILED', outcome: 'PARTIAL' })).toBe('failed')
})
