import { expect, test } from 'vitest'
import { holdMs } from '../../../../renderer/components/use-held-status.ts'

test('what can flicker is held, a failure and the end of a command are drawn at once', () => {
  expect((['stack-running', 'unhealthy', 'unknown', 'failed', 'missing', 'done'] as const).map(holdMs)).toEqual([
    400, 400, 400, 0, 0, 0,
  ])
})
