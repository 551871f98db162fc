import { expect, test } from 'vitest'
import type { Host } from '#shared/model/host.ts'
import { needsWords, needsYou } from '../../../../../renderer/screens/overview/needs-you.ts'
import { hostId, stackSample } from '../stack-sample.ts'

const host = (engine: Host['engine']): Host => ({
  id: hostId,
  name: 'local',
  connection: { kind: 'socket', path: '/run/docker.sock' },
  createdAt: '2026-11-20T10:00:00.000Z',
  engine,
  queue: { pending: 0, running: 0, paused: null },
})

const silent = host({ state: 'unreachable', observedAt: '2026-11-22T14:00:00.000Z', reason: 'no answer' })

test('what needs a person comes worst first', () => {
  const needs = needsYou(
    [silent],
    [
      stackSample({ name: 'fine' }),
      stackSample({ name: 'new', status: 'DRAFT', currentVersion: null }),
      stackSample({ name: 'sick', status: 'DEGRADED' }),
      stackSample({ name: 'down', status: 'FAILED' }),
    ],
  )
  expect(needs.map(({ title }) => title)).toEqual([
    'down has failed',
    'sick is degraded',
    'local does not answer',
    'new v2 waits for your approval',
  ])
})

test('a data folder that takes nothing stands before everything else', () => {
  const storage = {
    code: 'DATA_FOLDER_FULL',
    message: 'It is full.',
    next: 'Free some room.',
    since: '2026-11-22T14:00:00.000Z',
  }
  const [first, second] = needsYou([silent], [], storage)
  expect(first).toMatchObject({ tone: 'bad', detail: 'It is full. Free some room.', act: { href: '/settings' } })
  expect(second?.title).toBe('local does not answer')
})

test('a stack that was failed when last seen is not told as failed: its host is', () => {
  const needs = needsYou([silent], [stackSample({ status: 'FAILED', live: false })])
  expect(needs.map(({ tone, detail }) => [tone, detail])).toEqual([
    ['unknown', '1 stack is shown as last seen. Nothing is known to be wrong.'],
  ])
})

test('a calm overview says so', () => {
  expect([needsWords(0), needsWords(1), needsWords(12)]).toEqual([
    'Nothing needs you.',
    'One thing needs you.',
    '12 things need you.',
  ])
})
