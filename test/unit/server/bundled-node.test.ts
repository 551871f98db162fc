import { expect, test } from 'vitest'
import { nodeIsTooOld } from '../../../electron/server/bundled-node.ts'

test('every Node before 22 is too old', () => {
  expect(['18.0.0', '20.19.5', '21.9.0', '22.0.0', '24.21.0', '100.0.0'].map(nodeIsTooOld)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
