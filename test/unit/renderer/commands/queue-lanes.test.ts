import { expect, test } from 'vitest'
import { Command } from '#shared/model/command.ts'
import { laneSummary, placeInLane, queueLanes } from '../../../../renderer/screens/commands/queue-lanes.ts'

const id = (n: number): string => `0190a3c0-0000-7000-8000-${String(n).padStart(12, '0')}`

const command = (seq: number, status: Command['status'], host: 'alpha' | 'beta' = 'alpha'): Command =>
  Command.parse({
    id: id(seq),
    seq,
    kind: 'APPLY_STACK_VERSION',
    title: `Apply shop v${seq}`,
    hostId: id(host === 'alpha' ? 901 : 902),
    hostName: host,
    stackId: id(800),
    stackName: 'shop',
    status,
    outcome: null,
    attempt: 1,
    actor: 'you',
    version: 1,
    service: null,
    cancelRequested: false,
    parentId: null,
    notBefore: null,
    error: null,
    createdAt: '2026-11-22T14:24:05.123Z',
    startedAt: null,
    finishedAt: null,
    progress: { done: 0, total: 0 },
  })

const host = (paused: { readonly at: string; readonly by: string } | null = null) => ({
  id: command(1, 'DONE', 'alpha').hostId,
  name: 'alpha',
  engine: { state: 'unknown' as const },
  queue: { pending: 0, running: 0, paused },
})

test('a lane has what runs, then what waits in its order, then the last ended ones', () => {
  const commands = [4, 3, 1].map((seq) => command(seq, 'DONE')).concat(command(7, 'PENDING'), command(6, 'PENDING'))
  const [lane] = queueLanes([...commands, command(5, 'RUNNING')], [], 'now')
  expect(lane?.commands.map((one) => one.seq)).toEqual([5, 6, 7, 4, 3, 1])
})

test('the filter for ended commands leaves out what waits and runs', () => {
  const [lane] = queueLanes([command(2, 'FAILED'), command(3, 'RUNNING')], [], 'ended')
  expect(lane?.commands.map((one) => one.seq)).toEqual([2])
})

test('hosts with something to do come first, and a host without commands has an empty lane', () => {
  const hosts = [host()]
  const lanes = queueLanes([command(9, 'RUNNING', 'beta')], hosts, 'now')
  expect(lanes.map((lane) => [lane.hostName, laneSummary(lane), lane.commands.length])).toEqual([
    ['beta', '1 running', 1],
    ['alpha', 'idle', 0],
  ])
})

test('a paused queue says who paused it', () => {
  const paused = { at: '2026-11-22T14:24:05.123Z', by: 'anna' }
  const [lane] = queueLanes([command(1, 'PENDING')], [host(paused)], 'now')
  expect(lane && laneSummary(lane)).toBe('1 pending, paused by anna')
})

test('a waiting command is told its place in its own lane', () => {
  const commands = [1, 2, 3].map((seq) => command(seq, 'PENDING'))
  const [lane] = queueLanes(commands, [], 'now')
  expect(lane && commands.map((one) => placeInLane(lane, one))).toEqual(['next', '2nd', '3rd'])
})
