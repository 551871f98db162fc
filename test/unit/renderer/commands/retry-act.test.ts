import { expect, test } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { retryAct } from '../../../../renderer/screens/commands/retry-act.ts'

const ended = (part: Partial<Command>) =>
  ({ kind: 'START_STACK', status: 'FAILED', service: null, ...part }) satisfies Partial<Command>

test('a start that failed is asked for again, a restart of one service for that service', () => {
  expect([retryAct(ended({})), retryAct(ended({ kind: 'RESTART_STACK', service: 'web' }))]).toEqual([
    { label: 'Start again', asked: { act: 'start' } },
    { label: 'Restart again', asked: { act: 'restart', service: 'web' } },
  ])
})

test('what ended well is not asked for again, and what needs a plan leads to the plan instead', () => {
  expect([retryAct(ended({ status: 'DONE' })), retryAct(ended({ kind: 'ROLLBACK_STACK' }))]).toEqual([null, null])
})
