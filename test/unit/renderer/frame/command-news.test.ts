import { expect, test } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { CommandId } from '#shared/model/ids.ts'
import { commandNews } from '../../../../renderer/frame/command-news.ts'
import { stackSample } from '../screens/stack-sample.ts'

const { hostId, id: stackId } = stackSample()
const command = (over: Partial<Command>): Command => ({
  id: CommandId.parse('019aa000-0000-7000-8000-000000000003'),
  seq: 1,
  kind: 'APPLY_STACK_VERSION',
  title: 'Apply shop v3',
  hostId,
  hostName: 'local',
  stackId,
  stackName: 'shop',
  status: 'RUNNING',
  outcome: null,
  attempt: 1,
  actor: 'anna',
  version: 1,
  service: null,
  cancelRequested: false,
  parentId: null,
  notBefore: null,
  error: null,
  createdAt: '2026-11-22T14:00:00.000Z',
  startedAt: '2026-11-22T14:00:01.000Z',
  finishedAt: null,
  progress: { done: 0, total: 0 },
  ...over,
})

const texts = (before: readonly Command[] | undefined, after: readonly Command[]): readonly string[] =>
  commandNews(before, after).map(({ text }) => text)

test('the first look at the commands tells nothing', () => {
  expect(texts(undefined, [command({})])).toEqual([])
})

test('a command that ended is told with the time it took, and progress alone is not', () => {
  const done = command({ status: 'DONE', outcome: 'APPLIED', finishedAt: '2026-11-22T14:00:15.000Z' })
  expect(texts([command({})], [done])).toEqual(['Apply shop v3 is done after 14 s.'])
  expect(texts([command({})], [command({ progress: { done: 1, total: 4 } })])).toEqual([])
})

test('a failure is told at once and with its reason', () => {
  const error = { code: 'UNHEALTHY', message: 'api did not become healthy.', next: '' }
  const [news] = commandNews([command({})], [command({ status: 'FAILED', outcome: 'ROLLED_BACK', error })])
  expect([news?.text, news?.urgent]).toEqual(['Apply shop v3 was led back. api did not become healthy.', true])
})
