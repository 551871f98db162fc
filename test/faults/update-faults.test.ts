import { describe, expect, test } from 'vitest'
import { testSocket } from '../engine/docker/test-engine.ts'
import { faultKinds } from '../support/engine-proxy.ts'
import { broken, tally, updateMatrix } from './update-matrix.ts'

describe.skipIf(testSocket === null)('an update with one call that fails ends in the old or the new version', () => {
  test.each(faultKinds)('%s, every call', async (kind) => {
    const cases = await updateMatrix(kind, () => true)
    process.stdout.write(`${kind}: ${tally(cases)}\n`)
    expect(broken(cases)).toEqual([])
  })
})
