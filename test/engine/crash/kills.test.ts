import { describe, expect, test } from 'vitest'
import type { CrashPoint } from '#engine/crash-points.ts'
import { runKills } from '../../crash/run-kills.ts'
import { scenarioOf } from '../../crash/scenarios.ts'
import { skipReason, testSocket } from '../docker/test-engine.ts'

/** Moments that leave the most behind; `npm run test:crash` takes all of them. */
const moments: readonly CrashPoint[] = [
  'create-container.made',
  'set-aside-container.done',
  'commit.stored',
  'recovery.stored',
  'restore.begun',
]

describe.skipIf(testSocket === null)(`an engine that is killed (${testSocket ? 'given' : skipReason})`, () => {
  test('loses no command, leaves no container behind, and has every stack at one version after one recovery', async () => {
    const first = moments.map((point) => ({ point, scenario: scenarioOf(point) }))
    const tally = await runKills({ socketPath: testSocket ?? '', kills: 6, seed: 5, first, say: () => {} })
    expect(tally.violations).toEqual([])
    expect(tally.kills).toBeGreaterThanOrEqual(6)
    expect([...tally.reached]).toEqual(expect.arrayContaining([...moments]))
  }, 420_000)

  test('and asked to end in the middle of its work it does so within ten seconds, and is as whole', async () => {
    const run = { socketPath: testSocket ?? '', kills: 4, seed: 3, first: [], say: () => {} } as const
    const tally = await runKills({ ...run, ending: 'SIGTERM' })
    expect(tally.violations).toEqual([])
    expect(tally.kills).toBeGreaterThanOrEqual(4)
    expect(tally.slowestEndMs).toBeGreaterThan(0)
  }, 240_000)
})
