import { test } from 'vitest'
import { checkOrder, checkPlans } from './random-worlds.ts'

test('from any world the plan is possible step by step, reaches the version, and the second plan is empty', () => {
  checkPlans(600)
})

test('nothing that an operation waits for comes after it, and the commit waits for all that comes before', () => {
  checkOrder(150)
})
