import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptFor } from '#engine/objects/object-fates.ts'
import { networkPrune, pruneHash, removeObjects, volumePrune } from '#engine/objects/prune-objects.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { VolumeRow } from '#shared/model/host-objects.ts'

const user = { containerId: 'c', name: 'c', running: false, stackId: null, stackName: null }
const nobody = { name: 'x', stackId: null, usedBy: [] }

test('what is used, a stack made, a version names or the Engine made itself is kept, and only that', () => {
  expect(keptFor({ ...nobody, usedBy: [user] }, new Set(), 'volume')).toBe('container')
  expect(keptFor({ ...nobody, stackId: 's' }, new Set(), 'volume')).toBe('stack')
  expect(keptFor(nobody, new Set(['x']), 'network')).toBe('version')
  expect(keptFor({ ...nobody, name: 'bridge' }, new Set(), 'network')).toBe('engine')
  expect(keptFor({ ...nobody, name: 'bridge' }, new Set(), 'volume')).toBeNull()
})

const row = (name: string, keptFor: VolumeRow['keptFor'], sizeBytes: number | null = null): VolumeRow => ({
  name,
  driver: 'local',
  anonymous: false,
  createdAt: null,
  sizeBytes,
  stackId: null,
  stackName: null,
  usedBy: [],
  keptFor,
})

test('a clean-up never offers what is kept, whatever there is', () => {
  const kept = fc.constantFrom(null, 'container', 'stack', 'version', 'engine') as fc.Arbitrary<VolumeRow['keptFor']>
  const rows = fc.uniqueArray(fc.record({ name: fc.string(), keptFor: kept, size: fc.option(fc.nat()) }), {
    selector: ({ name }) => name,
  })
  fc.assert(
    fc.property(rows, (some) => {
      const { remove, keep, bytes } = volumePrune(some.map((one) => row(one.name, one.keptFor, one.size)))
      expect(remove.map(({ id }) => id)).toEqual(some.flatMap(({ name, keptFor }) => (keptFor === null ? name : [])))
      expect(keep).toHaveLength(some.length - remove.length)
      expect(bytes).toBe(some.reduce((sum, { keptFor, size }) => sum + (keptFor === null ? (size ?? 0) : 0), 0))
    }),
  )
})

test('what is approved are the removals: sizes and order make no other hash, one more removal does', () => {
  const list = (...rows: readonly VolumeRow[]) => pruneHash('volumes', volumePrune(rows))
  const two = list(row('a', null, 1), row('b', null))
  expect(list(row('b', null, 9), row('kept', 'stack'), row('a', null))).toBe(two)
  expect(list(row('a', null), row('b', null), row('c', null))).not.toBe(two)
  expect(pruneHash('networks', networkPrune([]))).not.toBe(pruneHash('volumes', volumePrune([])))
})

test('what the Engine does not let go of is left with its reason, and the rest goes', async () => {
  const list = volumePrune([row('a', null, 3), row('b', null, 4)])
  const refused = new AppError('ENGINE_ERROR', { host: 'lab', call: 'x', reason: 'volume is in use' })
  const result = await removeObjects(
    list,
    async ({ name }) => {
      if (name === 'a') throw refused
    },
    async () => {},
  )
  expect(result).toEqual({
    removed: [{ id: 'b', name: 'b' }],
    left: [{ id: 'a', name: 'a', reason: 'volume is in use' }],
    freedBytes: 4,
  })
})
