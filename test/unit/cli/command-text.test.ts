import { expect, test } from 'vitest'
import type { CommandEvent } from '#shared/contract/commands.ts'
import type { CommandLogLine, CommandStep } from '#shared/model/command.ts'
import { createEventTeller, describeEnd } from '../../../electron/cli/command-text.ts'
import { sampleCommand } from './sample-command.ts'

const step = (index: number, status: CommandStep['status']): CommandEvent => ({
  kind: 'step',
  step: {
    attempt: 1,
    index,
    text: index === 0 ? 'create container shop-web-1' : 'start container shop-web-1',
    cause: 'missing',
    phase: 'before',
    status,
    startedAt: null,
    finishedAt: null,
  },
})

const log = (level: CommandLogLine['level'], text: string): CommandEvent => ({
  kind: 'log',
  line: { seq: 1, attempt: 1, at: '2026-11-22T14:00:00.000Z', level, step: 'plan', text },
})

test('a step is told when it starts, fails or is undone, with its place and reason', () => {
  const tell = createEventTeller()
  const events = [
    step(0, 'PENDING'),
    step(1, 'PENDING'),
    step(0, 'RUNNING'),
    step(0, 'DONE'),
    step(1, 'FAILED'),
    step(0, 'UNDONE'),
  ]
  expect(events.map(tell)).toEqual([
    null,
    null,
    '[1/2] create container shop-web-1 (missing)',
    null,
    '[2/2] failed: start container shop-web-1',
    '[1/2] undone: create container shop-web-1',
  ])
})

test('log lines are told, except for those that repeat a step', () => {
  const tell = createEventTeller()
  const events = [
    step(0, 'PENDING'),
    log('info', 'shop: 8 changes'),
    log('info', 'create container shop-web-1'),
    log('warn', 'slow'),
  ]
  expect(events.map(tell)).toEqual([null, 'shop: 8 changes', null, 'warn: slow'])
})

test('a command that waits says so', () => {
  const waiting: CommandEvent = { kind: 'command', command: sampleCommand({ status: 'PENDING' }) }
  expect(createEventTeller()(waiting)).toBe('#12 Apply shop v3: waiting for its turn')
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

test('the steps of a second attempt are counted on their own', () => {
  const tell = createEventTeller()
  const step = { index: 0, text: 'pull nginx:1', cause: 'missing', phase: 'before', startedAt: null, finishedAt: null }
  tell({ kind: 'step', step: { ...step, attempt: 1, status: 'RUNNING' } })
  tell({ kind: 'step', step: { ...step, attempt: 1, index: 1, text: 'create it', status: 'PENDING' } })
  expect(tell({ kind: 'step', step: { ...step, attempt: 2, status: 'RUNNING' } })).toBe('[1/1] pull nginx:1 (missing)')
  expect(tell({ kind: 'step', step: { ...step, attempt: 1, status: 'FAILED' } })).toBeNull()
})
