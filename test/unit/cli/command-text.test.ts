import { expect, test } from 'vitest'
import type { CommandStep } from '#shared/model/command.ts'
import { describeEnd, describeEvent } from '../../../electron/cli/command-text.ts'
import { sampleCommand } from './sample-command.ts'

const step = (status: CommandStep['status']): CommandStep => ({
  attempt: 1,
  index: 2,
  text: 'create container shop-web-1',
  cause: 'missing',
  phase: 'before',
  status,
  startedAt: null,
  finishedAt: null,
})

test('a step is told when it starts, fails or is undone, with its place and reason', () => {
  const lines = (['PENDING', 'RUNNING', 'DONE', 'FAILED', 'UNDONE'] as const).map((status) =>
    describeEvent({ kind: 'step', step: step(status) }, sampleCommand()),
  )
  expect(lines).toEqual([
    null,
    '[3/12] create container shop-web-1 (missing)',
    null,
    '[3/12] failed: create container shop-web-1',
    '[3/12] undone: create container shop-web-1',
  ])
})

test('the end says what was done and how long it took', () => {
  expect(describeEnd(sampleCommand())).toBe('#12 Apply shop v3 DONE: applied (4.2s)')
})

test('the end of a failed command says what happened and what to do next', () => {
  const error = { code: 'UNHEALTHY', message: 'app did not become healthy: refused.', next: 'Look at its logs.' }
  const failed = sampleCommand({ status: 'FAILED', outcome: 'ROLLED_BACK', error })
  expect(describeEnd(failed)).toBe(
    '#12 Apply shop v3 FAILED: led back to what ran before (4.2s)\napp did not become healthy: refused.\nNext: Look at its logs.',
  )
})
