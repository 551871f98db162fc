import { describe, expect, test } from 'vitest'
import { testSocket } from '../engine/docker/test-engine.ts'
import { cancelMatrix } from './cancel-matrix.ts'

describe.skipIf(testSocket === null)('an update that is cancelled', () => {
  test('leaves the old version whole at every boundary of its steps before the commit, and the new one after it', async () => {
    const cases = await cancelMatrix(() => true)
    process.stdout.write(`cancelled at ${cases.length} boundaries\n`)
    expect(cases.filter(({ problems }) => problems.length > 0)).toEqual([])
    expect(new Set(cases.map(({ end }) => end.split(' ')[0]))).toEqual(new Set(['CANCELLED', 'DONE']))
  })
})
