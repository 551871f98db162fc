import { expect, test } from 'vitest'
import { crashPoints } from '#engine/crash-points.ts'
import { Operation } from '#shared/model/plan.ts'

test('every moment at which a crash is tried out has a name of its own, two of them around each operation', () => {
  expect(new Set(crashPoints).size).toBe(crashPoints.length)
  expect(crashPoints.length).toBeGreaterThanOrEqual(40)
  const kinds = Operation.options.map(({ shape }) => shape.kind.value)
  expect(crashPoints).toEqual(expect.arrayContaining(kinds.flatMap((kind) => [`${kind}.begun`, `${kind}.done`])))
})
