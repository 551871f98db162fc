import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ImageOnHost, type ImageWorld, imageFates } from '#engine/images/unused-images.ts'

const id = fc.integer({ min: 0, max: 12 }).map((n) => `sha256:${n}`)
const digest = fc.integer({ min: 0, max: 6 }).map((n) => `web@sha256:${n}`)
const image = fc.record({ id, parentId: fc.option(id), digests: fc.uniqueArray(digest, { maxLength: 2 }) })
const ran = fc.record({
  stackId: fc.constantFrom('a', 'b'),
  version: fc.integer({ min: 1, max: 8 }),
  isCurrent: fc.boolean(),
  imageId: id,
  repoDigest: fc.option(digest),
})
const world: fc.Arbitrary<ImageWorld<ImageOnHost>> = fc.record({
  images: fc.uniqueArray(image, { selector: (one) => one.id }),
  usedIds: fc.uniqueArray(id, { maxLength: 3 }).map((ids) => new Set(ids)),
  ran: fc.array(ran, { maxLength: 20 }),
  keepVersions: fc.integer({ min: 1, max: 5 }),
})

test('what a container uses, a version that counts needs, or a kept image is built on, is never unused', () =>
  fc.assert(
    fc.property(world, (given) => {
      const fates = imageFates(given)
      const unused = new Set(fates.filter(({ keptFor }) => keptFor === null).map(({ image: one }) => one.id))
      for (const used of given.usedIds) expect(unused.has(used)).toBe(false)
      for (const { stackId, version, isCurrent, imageId, repoDigest } of given.ran) {
        const newer = new Set(
          given.ran.filter((o) => o.stackId === stackId && o.version > version).map((o) => o.version),
        )
        if (newer.size >= given.keepVersions && !isCurrent) continue
        expect(unused.has(imageId)).toBe(false)
        for (const one of given.images) {
          if (repoDigest !== null && one.digests.includes(repoDigest)) expect(unused.has(one.id)).toBe(false)
        }
      }
      for (const { image: one, keptFor } of fates) {
        if (keptFor !== null && one.parentId !== null) expect(unused.has(one.parentId)).toBe(false)
      }
    }),
    { numRuns: 2000 },
  ))

test('an image that only older versions ran is unused; one that was never ours and nobody uses is too', () => {
  const run = (version: number) => ({
    stackId: 'shop',
    version,
    isCurrent: version === 3,
    imageId: `sha256:v${version}`,
    repoDigest: null,
  })
  const images = ['v1', 'v2', 'v3', 'other'].map((name) => ({ id: `sha256:${name}`, parentId: null, digests: [] }))
  const fates = imageFates({ images, usedIds: new Set(['sha256:v3']), ran: [1, 2, 3].map(run), keepVersions: 2 })
  expect(fates.map(({ keptFor }) => keptFor)).toEqual([null, 'version', 'container', null])
})
