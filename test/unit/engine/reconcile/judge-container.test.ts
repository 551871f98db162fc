import { expect, test } from 'vitest'
import type { ContainerCondition } from '#engine/reconcile/host-driver.ts'
import { judgeContainer, type Verdict, type WaitProgress } from '#engine/reconcile/judge-container.ts'

const running: ContainerCondition = {
  state: 'running',
  health: null,
  exitCode: 0,
  restartCount: 0,
  startedAt: '2026-01-01T00:00:10.000Z',
  restarts: false,
  lastProbe: null,
  healthcheck: null,
}
const exited: ContainerCondition = { ...running, state: 'exited' }
const probe = (endedAt: string) => ({ endedAt, output: 'refused\n' })

const progress: WaitProgress = {
  condition: 'stable',
  nowMs: 5_000,
  runningSinceMs: 4_000,
  restartsAtFirst: 0,
  steadyMs: 2_000,
  monitorMs: 0,
}
const pending: Verdict = { kind: 'pending', lookAgainMs: null }

const cases: ReadonlyArray<readonly [string, ContainerCondition, Partial<WaitProgress>, Verdict]> = [
  ['healthy', { ...running, health: 'healthy' }, { condition: 'healthy' }, { kind: 'met' }],
  [
    'healthy, and watched for longer than it runs',
    { ...running, health: 'healthy' },
    { condition: 'healthy', monitorMs: 30_000 },
    { kind: 'pending', lookAgainMs: 29_000 },
  ],
  ['still starting', { ...running, health: 'starting' }, { condition: 'healthy' }, pending],
  [
    'unhealthy by a probe of this start',
    { ...running, health: 'unhealthy', lastProbe: probe('2026-01-01T00:00:20.000Z') },
    { condition: 'healthy' },
    { kind: 'unhealthy', reason: 'its health check says: refused' },
  ],
  [
    'unhealthy by a probe of the start before',
    { ...running, health: 'unhealthy', lastProbe: probe('2026-01-01T00:00:01.000Z') },
    { condition: 'healthy' },
    pending,
  ],
  [
    'awaited healthy without a health check',
    running,
    { condition: 'healthy' },
    { kind: 'unhealthy', reason: 'it has no health check to wait for' },
  ],
  ['ended while it should be healthy', exited, { condition: 'healthy' }, { kind: 'exited', exitCode: 0 }],
  ['running for less than the window', running, {}, { kind: 'pending', lookAgainMs: 1_000 }],
  ['running for the window', running, { runningSinceMs: 3_000 }, { kind: 'met' }],
  [
    'steady only when an image brings a health check',
    { ...running, health: 'starting' },
    { runningSinceMs: 0 },
    pending,
  ],
  ['ended well where nothing restarts it', exited, {}, { kind: 'met' }],
  ['ended badly', { ...exited, exitCode: 3 }, {}, { kind: 'exited', exitCode: 3 }],
  ['ended well though it is meant to stay', { ...exited, restarts: true }, {}, { kind: 'exited', exitCode: 0 }],
  ['between two restarts', { ...running, state: 'restarting', restartCount: 1 }, {}, pending],
  [
    'in a crash loop',
    { ...running, state: 'restarting', restartCount: 4, exitCode: 1 },
    { restartsAtFirst: 1 },
    { kind: 'exited', exitCode: 1 },
  ],
  ['a task at work', running, { condition: 'completed' }, pending],
  ['a task that is done', exited, { condition: 'completed' }, { kind: 'met' }],
  ['a task that failed', { ...exited, exitCode: 2 }, { condition: 'completed' }, { kind: 'exited', exitCode: 2 }],
]

test.each(cases)('a container %s', (_, container, changes, verdict) => {
  expect(judgeContainer(container, { ...progress, ...changes })).toEqual(verdict)
})
