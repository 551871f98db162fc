import { test } from 'vitest'
import { checkOrder, checkPlans } from '../unit/engine/reconcile/random-worlds.ts'

test('20,000 random worlds: the plan reaches the version, the second plan is empty, nothing of others is touched', () => {
  checkPlans(20_000)
})

test('2,000 random worlds: every operation waits for what it needs', () => {
  checkOrder(2_000)
})
