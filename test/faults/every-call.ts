import { describe, expect, test } from 'vitest'
import { testSocket } from '../engine/docker/test-engine.ts'
import type { FaultKind } from '../support/engine-proxy.ts'
import { broken, type FaultCase, tally } from './fault-case.ts'
import { firstApplyMatrix } from './first-apply-matrix.ts'
import { updateMatrix } from './update-matrix.ts'

/** The tests of one kind of fault; each kind has a file, so that they run beside each other. */
export function testEveryCall(kind: FaultKind): void {
  describe.skipIf(testSocket === null)(`with one call of the Engine that ends in ${kind}`, () => {
    test('every update, to and fro, ends in the old or the new version', async () => {
      expectPromised(`updates, ${kind}`, await updateMatrix(() => kind))
    })

    test('every first apply ends with nothing or with the version', async () => {
      expectPromised(`first applies, ${kind}`, await firstApplyMatrix(kind))
    })
  })
}

function expectPromised(title: string, cases: readonly FaultCase[]): void {
  process.stdout.write(`${title}: ${tally(cases)}\n`)
  expect(broken(cases)).toEqual([])
}
