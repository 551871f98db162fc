import { describe, expect, test } from 'vitest'
import { broken, tally, updateMatrix } from '../../faults/update-matrix.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('an update with one call that fails ends in the old or the new version', () => {
  // Every call in every way is `npm run test:faults`.
  test.each(['answer-lost', '500'] as const)(
    '%s, each twelfth call',
    async (kind) => {
      const cases = await updateMatrix(kind, (call) => call % 12 === 7)
      expect(broken(cases)).toEqual([])
      process.stdout.write(`${kind}: ${tally(cases)}\n`)
    },
    300_000,
  )
})
