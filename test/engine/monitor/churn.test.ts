import { describe, expect, test } from 'vitest'
import { runChurn } from '../../churn/run-churn.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('the world of a host', () => {
  test('never disagrees for long with what the Engine lists, whatever happens to its containers', async () => {
    const result = await runChurn({
      socket: testSocket ?? '',
      containers: 6,
      compares: 60,
      everyMs: 50,
      lastingMs: 3_000,
      seed: 7,
    })
    expect(result.changes).toBeGreaterThan(0)
    expect(result.lasting).toEqual([])
  })
})
