import type { Usage } from '#shared/model/usage.ts'

/** What is kept of a time: averages of the samples in it, and the highest of two. */
export interface UsagePoint extends Usage {
  /** How many samples it stands for. */
  readonly count: number
  readonly cpuPercentMax: number | null
  readonly memoryBytesMax: number | null
}

/** A time with a single sample. */
export const pointOf = (usage: Usage): UsagePoint => ({
  ...usage,
  count: 1,
  cpuPercentMax: usage.cpuPercent,
  memoryBytesMax: usage.memoryBytes,
})

const averaged = [
  'cpuPercent',
  'memoryBytes',
  'networkReceivedBytesPerSecond',
  'networkSentBytesPerSecond',
  'blockReadBytesPerSecond',
  'blockWrittenBytesPerSecond',
] as const satisfies readonly (keyof Usage)[]
const highest = ['cpuPercentMax', 'memoryBytesMax'] as const

/** Names of a point's values, in the order in which they are stored. */
export const pointValues = [...averaged, ...highest] as const

/** Two times as one: each average weighs as many samples as it stands for. */
export function merged(one: UsagePoint, other: UsagePoint): UsagePoint {
  const average = (name: (typeof averaged)[number]): number | null => {
    const [a, b] = [one[name], other[name]]
    if (a === null || b === null) return a ?? b
    return a + ((b - a) * other.count) / (one.count + other.count)
  }
  const most = (name: (typeof highest)[number]): number | null => {
    const [a, b] = [one[name], other[name]]
    return a === null || b === null ? (a ?? b) : Math.max(a, b)
  }
  return {
    count: one.count + other.count,
    cpuPercent: average('cpuPercent'),
    memoryBytes: average('memoryBytes'),
    networkReceivedBytesPerSecond: average('networkReceivedBytesPerSecond'),
    networkSentBytesPerSecond: average('networkSentBytesPerSecond'),
    blockReadBytesPerSecond: average('blockReadBytesPerSecond'),
    blockWrittenBytesPerSecond: average('blockWrittenBytesPerSecond'),
    cpuPercentMax: most('cpuPercentMax'),
    memoryBytesMax: most('memoryBytesMax'),
  }
}

/** A value for each step; null where there was no sample. */
export type UsageSteps = readonly (UsagePoint | null)[]

/** Steps `factor` times as long; the last one may stand for fewer. */
export function coarsened(steps: UsageSteps, factor: number): UsageSteps {
  const count = Math.ceil(steps.length / factor)
  return Array.from({ length: count }, (_, index) =>
    steps
      .slice(index * factor, (index + 1) * factor)
      .reduce((all, step) => (all === null || step === null ? (all ?? step) : merged(all, step)), null),
  )
}

/**
 * Several things as one, step by step. The highest of the sum is not known; the sum of the highest stands for it, which
 * it never exceeds.
 */
export function added(series: readonly UsageSteps[]): UsageSteps {
  const length = Math.max(0, ...series.map((steps) => steps.length))
  return Array.from({ length }, (_, index) =>
    series.reduce<UsagePoint | null>((sum, steps) => plus(sum, steps[index] ?? null), null),
  )
}

function plus(one: UsagePoint | null, other: UsagePoint | null): UsagePoint | null {
  if (one === null || other === null) return one ?? other
  const sum = Object.fromEntries(
    pointValues.map((name) => {
      const [a, b] = [one[name], other[name]]
      return [name, a === null || b === null ? (a ?? b) : a + b]
    }),
  ) as Record<(typeof pointValues)[number], number | null>
  return { ...sum, count: Math.max(one.count, other.count) }
}
