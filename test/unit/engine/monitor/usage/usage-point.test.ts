import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBlock, encodeBlock } from '#engine/monitor/usage/usage-block.ts'
import { added, coarsened, merged, pointOf, type UsagePoint } from '#engine/monitor/usage/usage-point.ts'
import { stepsPerBlock, usageTiers, usageWindow } from '#engine/monitor/usage/usage-tiers.ts'
import type { Usage } from '#shared/model/usage.ts'

const value = fc.option(fc.integer({ min: 0, max: 2 ** 40 }), { nil: null })
const usage: fc.Arbitrary<Usage> = fc.record({
  cpuPercent: value,
  memoryBytes: value,
  networkReceivedBytesPerSecond: value,
  networkSentBytesPerSecond: value,
  blockReadBytesPerSecond: value,
  blockWrittenBytesPerSecond: value,
})
const point = fc.array(usage, { minLength: 1, maxLength: 20 }).map((samples) => samples.map(pointOf).reduce(merged))
const steps = (most: number) => fc.array(fc.option(point, { nil: null }), { maxLength: most })

test('however often it is merged, an average lies between its samples and the highest is the highest', () => {
  fc.assert(
    fc.property(fc.array(usage, { minLength: 1, maxLength: 50 }), (samples) => {
      const all = samples.map(pointOf).reduce(merged)
      const known = samples.flatMap(({ cpuPercent }) => cpuPercent ?? [])
      expect(all.count).toBe(samples.length)
      expect(all.cpuPercent === null).toBe(known.length === 0)
      if (known.length === 0) return
      expect(all.cpuPercentMax).toBe(Math.max(...known))
      const slack = Math.max(...known) * 1e-9
      expect(all.cpuPercent).toBeGreaterThanOrEqual(Math.min(...known) - slack)
      expect(all.cpuPercent).toBeLessThanOrEqual(Math.max(...known) + slack)
    }),
  )
})

test('coarser steps stand for just as many samples, in whatever order they are made', () => {
  fc.assert(
    fc.property(steps(40), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }), (fine, a, b) => {
      const count = (some: readonly (UsagePoint | null)[]) => some.reduce((sum, step) => sum + (step?.count ?? 0), 0)
      const twice = coarsened(coarsened(fine, a), b)
      const once = coarsened(fine, a * b)
      expect(count(once)).toBe(count(fine))
      expect(twice.map((step) => step?.count ?? 0)).toEqual(once.map((step) => step?.count ?? 0))
      expect(twice.map((step) => step?.memoryBytesMax ?? null)).toEqual(
        once.map((step) => step?.memoryBytesMax ?? null),
      )
    }),
  )
})

test('a step is empty only where nothing was sampled', () => {
  const sample = pointOf({ ...pointOfZeros, memoryBytes: 7 })
  expect(coarsened([null, sample, null, null], 2).map((step) => step?.memoryBytes ?? null)).toEqual([7, null])
  expect(added([[null, sample], [sample]]).map((step) => step?.memoryBytes)).toEqual([7, 7])
  expect(added([[sample], [sample]]).map((step) => step?.memoryBytes)).toEqual([14])
})

const pointOfZeros: Usage = {
  cpuPercent: 0,
  memoryBytes: 0,
  networkReceivedBytesPerSecond: 0,
  networkSentBytesPerSecond: 0,
  blockReadBytesPerSecond: 0,
  blockWrittenBytesPerSecond: 0,
}

test('what is stored is read again to seven digits, and the unknown stays unknown', () => {
  fc.assert(
    fc.property(steps(stepsPerBlock), (some) => {
      const read = decodeBlock(encodeBlock(some))
      expect(read).toHaveLength(stepsPerBlock)
      for (const [index, step] of some.entries()) {
        const again = read[index] ?? null
        expect(again === null).toBe(step === null)
        if (step === null || again === null) continue
        expect(again.count).toBe(step.count)
        expect(again.memoryBytes === null).toBe(step.memoryBytes === null)
        const [is, was] = [again.memoryBytes ?? 0, step.memoryBytes ?? 0]
        expect(Math.abs(is - was)).toBeLessThanOrEqual(was * 1e-6)
      }
    }),
  )
})

test('a damaged block is read as far as it goes', () => {
  expect(decodeBlock(Buffer.alloc(5))).toEqual(Array(stepsPerBlock).fill(null))
})

test('a window covers what is asked, in the finest steps that are kept, and never more steps than allowed', () => {
  const now = 1_800_000_000
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 * 86_400 }),
      fc.integer({ min: 1, max: 10 * 86_400 }),
      fc.integer({ min: 2, max: 2000 }),
      (age, length, mostSteps) => {
        const range = { from: now - age, to: Math.min(now, now - age + length), now, mostSteps }
        const { tier, from, steps: count, factor } = usageWindow(range)
        expect(Math.ceil(count / factor)).toBeLessThanOrEqual(mostSteps)
        expect(from % (tier.stepSeconds * factor)).toBe(0)
        const finer = usageTiers.filter(({ stepSeconds }) => stepSeconds < tier.stepSeconds)
        for (const { keepSeconds } of finer) expect(age).toBeGreaterThan(keepSeconds)
        if (age <= 30 * 86_400) {
          expect(from).toBeLessThanOrEqual(range.from)
          expect(from + count * tier.stepSeconds).toBeGreaterThanOrEqual(range.to)
        }
      },
    ),
  )
})
