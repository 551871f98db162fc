import type { Usage } from '#shared/model/usage.ts'
import type { UsageReading } from './usage-reading.ts'

/**
 * What a container took between two readings. The first reading of a container has none before it, and neither has the
 * first after a restart, seen by a counter that went back: rates are null then.
 */
export function usageBetween(before: UsageReading | null, now: UsageReading): Usage {
  const per = (counter: CounterName) => (before === null ? null : ratePerSecond(before, now, counter))
  return {
    cpuPercent: before === null ? null : cpuPercent(before, now),
    memoryBytes: now.memoryBytes,
    networkReceivedBytesPerSecond: per('networkReceivedBytes'),
    networkSentBytesPerSecond: per('networkSentBytes'),
    blockReadBytesPerSecond: per('blockReadBytes'),
    blockWrittenBytesPerSecond: per('blockWrittenBytes'),
  }
}

/**
 * Percent of one core. By the Docker CLI's formula (`calculateCPUPercentUnix`): the container's share of what all cores
 * spent, times the cores. Where the source does not tell that (cgroup files), its time against the clock, which is the
 * same. Null where a counter is missing, went back, or no time passed.
 */
export function cpuPercent(before: UsageReading, now: UsageReading): number | null {
  const used = growth(before.cpuNanoseconds, now.cpuNanoseconds)
  if (used === null) return null
  const system = growth(before.systemNanoseconds, now.systemNanoseconds)
  if (system !== null) return system === 0 ? null : (used / system) * now.cores * 100
  const passed = (now.clockMs - before.clockMs) * 1e6
  return passed > 0 ? (used / passed) * 100 : null
}

type CounterName = 'networkReceivedBytes' | 'networkSentBytes' | 'blockReadBytes' | 'blockWrittenBytes'

function ratePerSecond(before: UsageReading, now: UsageReading, counter: CounterName): number | null {
  const more = growth(before[counter], now[counter])
  const seconds = (now.clockMs - before.clockMs) / 1000
  return more === null || seconds <= 0 ? null : more / seconds
}

const growth = (before: number | null, now: number | null): number | null =>
  before === null || now === null || now < before ? null : now - before

/**
 * Memory in use as `docker stats` shows it (Docker CLI, `calculateMemUsageUnixNoCache`): without inactive file cache,
 * named `total_inactive_file` by cgroup v1 and `inactive_file` by v2; all of it where that says more than there is.
 */
export function memoryInUse(usageBytes: number, stats: Readonly<Record<string, number>>): number {
  const cache = stats['total_inactive_file'] ?? stats['inactive_file'] ?? 0
  return cache < usageBytes ? usageBytes - cache : usageBytes
}

const names = [
  'cpuPercent',
  'memoryBytes',
  'networkReceivedBytesPerSecond',
  'networkSentBytesPerSecond',
  'blockReadBytesPerSecond',
  'blockWrittenBytesPerSecond',
] as const satisfies readonly (keyof Usage)[]

/** What several take together; null where none of them tells. */
export function sumOfUsage(all: readonly Usage[]): Usage {
  const sum = (name: (typeof names)[number]): number | null =>
    all.reduce<number | null>((total, { [name]: value }) => (value === null ? total : (total ?? 0) + value), null)
  return {
    cpuPercent: sum('cpuPercent'),
    memoryBytes: sum('memoryBytes'),
    networkReceivedBytesPerSecond: sum('networkReceivedBytesPerSecond'),
    networkSentBytesPerSecond: sum('networkSentBytesPerSecond'),
    blockReadBytesPerSecond: sum('blockReadBytesPerSecond'),
    blockWrittenBytesPerSecond: sum('blockWrittenBytesPerSecond'),
  }
}
