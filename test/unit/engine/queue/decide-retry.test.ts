import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindPolicy, retryDelayMs } from '#engine/queue/decide-retry.ts'
import { RetryPolicy } from '#shared/model/retry-policy.ts'

const failed = (code: 'ENGINE_UNREACHABLE' | 'INTERNAL' | 'PLAN_CHANGED') => ({
  status: 'FAILED' as const,
  outcome: 'UNCHANGED' as const,
  error: { code, message: code, next: '' },
})
const unreachable = failed('ENGINE_UNREACHABLE')
const end = (over: object) => ({
  settlement: unreachable,
  attempt: 1,
  maxAttempts: 3,
  cancelRequested: false,
  ...over,
})
const defaults = kindPolicy(RetryPolicy.parse({}), 'APPLY_STACK_VERSION')

test('an error that passes by itself is tried again after 2 s, then 8 s, half of it more or less by chance', () => {
  expect(retryDelayMs(end({}), defaults, 0.5)).toBe(2_000)
  expect(retryDelayMs(end({ attempt: 2 }), defaults, 0.5)).toBe(8_000)
  expect(retryDelayMs(end({}), defaults, 0)).toBe(1_000)
  expect(retryDelayMs(end({}), defaults, 0.999)).toBe(2_998)
})

test('a third failure is the end', () => {
  expect(retryDelayMs(end({ attempt: 3 }), defaults, 0.5)).toBeNull()
})

test('an error that stays until somebody changes something is the end at once', () => {
  expect(retryDelayMs(end({ settlement: failed('PLAN_CHANGED') }), defaults, 0.5)).toBeNull()
})

test('a bug of ours is tried once more', () => {
  expect(retryDelayMs(end({ settlement: failed('INTERNAL') }), defaults, 0.5)).toBe(2_000)
  expect(retryDelayMs(end({ settlement: failed('INTERNAL'), attempt: 2 }), defaults, 0.5)).toBeNull()
})

test('what a person cancelled, and what is done, is never tried again', () => {
  expect(retryDelayMs(end({ cancelRequested: true }), defaults, 0.5)).toBeNull()
  const done = { status: 'DONE' as const, outcome: 'APPLIED' as const, error: null }
  expect(retryDelayMs(end({ settlement: done }), defaults, 0.5)).toBeNull()
})

test('settings say it for each kind and class', () => {
  const policy = RetryPolicy.parse({ attempts: 5, kinds: { DELETE_STACK: { transient: 'FAIL' } } })
  expect(retryDelayMs(end({}), kindPolicy(policy, 'DELETE_STACK'), 0.5)).toBeNull()
  expect(retryDelayMs(end({ attempt: 2 }), kindPolicy(policy, 'START_STACK'), 0.5)).toBe(8_000)
})

test('a restart that ended in a bug is not repeated unless somebody says so', () => {
  const settlement = failed('INTERNAL')
  expect(retryDelayMs(end({ settlement }), kindPolicy(RetryPolicy.parse({}), 'RESTART_STACK'), 0.5)).toBeNull()
})

test('no policy tries more often than it allows, nor than the command does', () => {
  const policies = fc.record({
    attempts: fc.integer({ min: 1, max: 10 }),
    maxAttempts: fc.integer({ min: 1, max: 10 }),
  })
  fc.assert(
    fc.property(policies, fc.nat(20), ({ attempts, maxAttempts }, tries) => {
      const policy = kindPolicy(RetryPolicy.parse({ attempts }), 'APPLY_STACK_VERSION')
      const delay = retryDelayMs(end({ attempt: tries + 1, maxAttempts }), policy, 0.5)
      expect(delay === null).toBe(tries + 1 >= Math.min(attempts, maxAttempts))
    }),
  )
})
