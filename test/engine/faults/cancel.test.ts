import { describe, expect, test } from 'vitest'
import { cancelMatrix } from '../../faults/cancel-matrix.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('an update that is cancelled', () => {
  test('leaves the old version or the new one, whole, at boundaries from all over its steps', async () => {
    const cases = await cancelMatrix((boundary) => boundary % 17 === 5)
    expect(cases.length).toBeGreaterThan(1)
    expect(cases.filter(({ problems }) => problems.length > 0)).toEqual([])
  }, 240_000)
})
