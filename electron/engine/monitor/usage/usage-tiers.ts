/** How finely, and for how long, usage of the past is kept. */
export interface UsageTier {
  readonly stepSeconds: number
  readonly keepSeconds: number
  /** How often it is written; a crash loses at most so much of it. */
  readonly writeEverySeconds: number
}

const hour = 3600
const day = 24 * hour

/** Finest first. A hundred containers take about 25 MB. */
export const usageTiers: readonly [UsageTier, UsageTier, UsageTier] = [
  { stepSeconds: 5, keepSeconds: hour, writeEverySeconds: 60 },
  { stepSeconds: 60, keepSeconds: day, writeEverySeconds: 300 },
  { stepSeconds: 600, keepSeconds: 30 * day, writeEverySeconds: 600 },
]

/** So many steps are one row. */
export const stepsPerBlock = 12

/** Where the row begins that holds a moment; both in seconds since 1970. */
export const blockStart = (tier: UsageTier, seconds: number): number =>
  seconds - (seconds % (tier.stepSeconds * stepsPerBlock))

/** What of the past is to be answered, and how. Seconds since 1970. */
export interface UsageWindow {
  readonly tier: UsageTier
  readonly from: number
  /** Steps of the tier. */
  readonly steps: number
  /** How many steps of the tier make one of the answer. */
  readonly factor: number
}

/**
 * The finest steps that are still kept of `from`, and how many of them have to be put together to stay below `mostSteps`.
 * Nothing before what is kept longest is answered.
 *
 * @param range `mostSteps` is 2 or more
 */
export function usageWindow(range: {
  readonly from: number
  readonly to: number
  readonly now: number
  readonly mostSteps: number
}): UsageWindow {
  const coarsest = usageTiers[2]
  const age = range.now - range.from
  const tier = usageTiers.find(({ keepSeconds }) => age <= keepSeconds) ?? coarsest
  const earliest = Math.max(range.from, range.now - coarsest.keepSeconds)
  const wanted = Math.max(1, Math.ceil((range.to - earliest) / tier.stepSeconds))
  // One more than the length needs: the first step begins before `from`, so that the same steps are answered each time.
  const factor = Math.ceil(wanted / (range.mostSteps - 1))
  const from = earliest - (earliest % (tier.stepSeconds * factor))
  const steps = Math.max(1, Math.ceil((range.to - from) / tier.stepSeconds))
  return { tier, from, steps, factor }
}
