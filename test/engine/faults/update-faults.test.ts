import { describe, expect, test } from 'vitest'
import { broken, tally } from '../../faults/fault-case.ts'
import { updateMatrix } from '../../faults/update-matrix.ts'
import { faultKinds } from '../../support/engine-proxy.ts'
import { testSocket } from '../docker/test-engine.ts'

/** Every kind of fault, at calls from all over an update. Every call in every way is `npm run test:faults`. */
const someFaults = (call: number, to: number) =>
  (call + to * 9) % 17 === 7 ? (faultKinds[(Math.floor(call / 17) + to * 2) % faultKinds.length] ?? null) : null

describe.skipIf(testSocket === null)('an update with one call that fails', () => {
  test('ends in the old or the new version, at every kind of fault', async () => {
    const cases = await updateMatrix(someFaults)
    expect(broken(cases)).toEqual([])
    expect(new Set(cases.map(({ fault }) => fault.kind))).toEqual(new Set(faultKinds))
    process.stdout.write(`${tally(cases)}\n`)
  }, 300_000)
})
